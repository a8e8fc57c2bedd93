import type { membership } from '../../../../src/engines/membership/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type M = typeof membership
const { ask, send } = engineOf<M>('membership')

export type Org = OutputOf<M['listOrgs']>['items'][number]
export type OrgKind = Org['kind']
export type MemberRow = OutputOf<M['listMembers']>['items'][number]
export type Group = OutputOf<M['listGroups']>['items'][number]
export type GroupKind = Group['kind']
export type GrantRow = OutputOf<M['listGrants']>['items'][number]
export type Rebind = OutputOf<M['listRebinds']>['items'][number]
export type Entry = OutputOf<M['listAudit']>['items'][number]
export type Import = OutputOf<M['readImport']>
export type ImportProblem = OutputOf<M['listImportProblems']>['items'][number]
export type GroupCode = OutputOf<M['issueGroupCode']>
export type Revealed = OutputOf<M['revealMember']>
export type RevealField = InputOf<M['revealMember']>['fields'][number]

export const listOrgs = (input: InputOf<M['listOrgs']>) => ask('listOrgs', input)
export const saveOrg = (input: InputOf<M['saveOrg']>, key: string) => send('saveOrg', input, key)
export const listTags = () => ask('listTags', {})
export const listMembers = (input: InputOf<M['listMembers']>) => ask('listMembers', input)
export const revealMember = (input: InputOf<M['revealMember']>) => ask('revealMember', input)
export const certifyMember = (input: InputOf<M['certifyMember']>, key: string) =>
  send('certifyMember', input, key)
export const listGroups = (input: InputOf<M['listGroups']>) => ask('listGroups', input)
export const saveGroup = (input: InputOf<M['saveGroup']>, key: string) => send('saveGroup', input, key)
export const issueGroupCode = (groupId: string, key: string) => send('issueGroupCode', { groupId }, key)
export const listGrants = (input: InputOf<M['listGrants']>) => ask('listGrants', input)
export const grantRole = (input: InputOf<M['grantRole']>, key: string) => send('grantRole', input, key)
export const revokeRole = (grantId: string, key: string) => send('revokeRole', { grantId }, key)
export const listRebinds = (input: InputOf<M['listRebinds']>) => ask('listRebinds', input)
export const decideRebind = (input: InputOf<M['decideRebind']>, key: string) =>
  send('decideRebind', input, key)
export const listAudit = (input: InputOf<M['listAudit']>) => ask('listAudit', input)
export const startUpload = (input: InputOf<M['startUpload']>, key: string) => send('startUpload', input, key)
export const startImport = (input: InputOf<M['startImport']>, key: string) => send('startImport', input, key)
export const readImport = (importId: string) => ask('readImport', { importId })
export const listImports = (input: InputOf<M['listImports']>) => ask('listImports', input)
export const listImportProblems = (input: InputOf<M['listImportProblems']>) =>
  ask('listImportProblems', input)
export const exportRosterTemplate = () => ask('exportRosterTemplate', {})
export const exportImportProblems = (importId: string) => ask('exportImportProblems', { importId })
export const applyImport = (importId: string, key: string) => send('applyImport', { importId }, key)
export const undoImport = (importId: string, key: string) => send('undoImport', { importId }, key)
