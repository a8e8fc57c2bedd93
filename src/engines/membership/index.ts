import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { membership } from './contract'
import { applyImport } from './operations/apply-import'
import { bindByIdentity } from './operations/bind-by-identity'
import { bindByPhoneCode } from './operations/bind-by-phone-code'
import { bindBySmsCode } from './operations/bind-by-sms-code'
import { bindGroup } from './operations/bind-group'
import { certifyMember } from './operations/certify-member'
import { decideRebind } from './operations/decide-rebind'
import { exportImportProblems } from './operations/export-import-problems'
import { exportMyData } from './operations/export-my-data'
import { exportRosterTemplate } from './operations/export-roster-template'
import { findGroupHere } from './operations/find-group-here'
import { giveConsent } from './operations/give-consent'
import { grantRole } from './operations/grant-role'
import { issueGroupCode } from './operations/issue-group-code'
import { leave } from './operations/leave'
import { listAudit } from './operations/list-audit'
import { listConsents } from './operations/list-consents'
import { listGrants } from './operations/list-grants'
import { listGroups } from './operations/list-groups'
import { listImportProblems } from './operations/list-import-problems'
import { listImports } from './operations/list-imports'
import { listLooks } from './operations/list-looks'
import { listMembers } from './operations/list-members'
import { listOrgs } from './operations/list-orgs'
import { listRebinds } from './operations/list-rebinds'
import { listTags } from './operations/list-tags'
import { objectToRebind } from './operations/object-to-rebind'
import { readImport } from './operations/read-import'
import { requestSmsCode } from './operations/request-sms-code'
import { revealMember } from './operations/reveal-member'
import { revokeRole } from './operations/revoke-role'
import { saveGroup } from './operations/save-group'
import { saveOrg } from './operations/save-org'
import { signInWithMiniProgram } from './operations/sign-in-with-mini-program'
import { signInWithOfficialAccount } from './operations/sign-in-with-official-account'
import { startImport } from './operations/start-import'
import { startOfficialAccountSignIn } from './operations/start-official-account-sign-in'
import { startUpload } from './operations/start-upload'
import { undoImport } from './operations/undo-import'
import { whoAmI } from './operations/who-am-i'
import { withdrawConsent } from './operations/withdraw-consent'
import type { MembershipPorts } from './ports'
import { servicesOf, type Services } from './services'
import { accounts } from './store/accounts'
import { consents } from './store/consents'
import { grants } from './store/grants'
import { groupCodes } from './store/group-codes'
import { groups } from './store/groups'
import { importLocks } from './store/import-locks'
import { importProblems } from './store/import-problems'
import { importRows } from './store/import-rows'
import { imports } from './store/imports'
import { members } from './store/members'
import { orgs } from './store/orgs'
import { rebinds } from './store/rebinds'
import { smsCodes } from './store/sms-codes'
import { usedCodes } from './store/used-codes'

export { removeOldImports, runImport } from './import/run-import'

/** Unions, people, roles, consents, chat groups: who belongs where and who may do what. */
export const createMembershipEngine = (ports: MembershipPorts): Engine =>
  defineEngine({
    name: 'membership',
    contract: membership,
    operations: {
      whoAmI,
      startOfficialAccountSignIn,
      signInWithOfficialAccount,
      signInWithMiniProgram,
      bindByPhoneCode,
      requestSmsCode,
      bindBySmsCode,
      bindByIdentity,
      listRebinds,
      decideRebind,
      objectToRebind,
      listConsents,
      giveConsent,
      withdrawConsent,
      listLooks,
      exportMyData,
      leave,
      listOrgs,
      saveOrg,
      listTags,
      listMembers,
      revealMember,
      certifyMember,
      listGrants,
      grantRole,
      revokeRole,
      listAudit,
      listGroups,
      saveGroup,
      issueGroupCode,
      bindGroup,
      findGroupHere,
      startUpload,
      startImport,
      readImport,
      listImports,
      listImportProblems,
      exportRosterTemplate,
      exportImportProblems,
      applyImport,
      undoImport,
    },
    collections: [
      accounts,
      consents,
      grants,
      groupCodes,
      groups,
      importLocks,
      importProblems,
      importRows,
      imports,
      members,
      orgs,
      rebinds,
      smsCodes,
      usedCodes,
    ],
    services: (unit: Unit): Services => servicesOf(ports, unit),
  })
