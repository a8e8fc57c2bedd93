import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createHttpSms } from '../../../../src/adapters/sms/http-sms'
import { createGroupProof } from '../../../../src/adapters/wechat/group-proof'
import { createMiniProgram } from '../../../../src/adapters/wechat/mini-program'
import { createOfficialAccount } from '../../../../src/adapters/wechat/official-account'
import { createWechatApi } from '../../../../src/adapters/wechat/open-api'
import { createPhoneByCode } from '../../../../src/adapters/wechat/phone-by-code'
import { openWorkbook } from '../../../../src/adapters/xlsx/open-workbook'
import { writeSheet } from '../../../../src/adapters/xlsx/write-sheet'
import { createMembershipEngine } from '../../../../src/engines/membership'
import type { membership } from '../../../../src/engines/membership/contract'
import type { MembershipPorts } from '../../../../src/engines/membership/ports'
import { members, type MemberDoc } from '../../../../src/engines/membership/store/members'
import { orgs, type OrgDoc } from '../../../../src/engines/membership/store/orgs'
import { rosterConsumers } from '../../../../src/flows/roster-consumers'
import type { Caller } from '../../../../src/kernel/caller'
import type { InputOf, OutputOf } from '../../../../src/kernel/contract'
import { drainOutbox } from '../../../../src/kernel/outbox'
import type { Clock } from '../../../../src/kernel/time'
import { readTicket } from '../../../../src/kernel/uploads'
import { demoPerson, ROSTER_HEADER } from '../../../../src/local/demo/roster-file'
import { COMMON, treeOf, type OrgLine } from '../org-tree'
import { person, testClock, testHouse, type TestHouse } from '../../../support/test-house'

type Contract = typeof membership
type Name = keyof Contract
export type Report = OutputOf<Contract['readImport']>

/** Beside what both worlds have: street2 ─ twin; park ─ twin too; district2 ─ firm9. */
const TREE: readonly OrgLine[] = [
  ...COMMON,
  ['park', 'park', 'district', '滨海产业园工会联合会'],
  ['twin', 'enterprise', 'street2', '示例物流有限公司工会'],
  ['twin2', 'enterprise', 'park', '示例物流有限公司工会'],
  ['district2', 'district', 'city', '样板区总工会'],
  ['firm9', 'enterprise', 'district2', '样板电子有限公司工会'],
]

export const tree = (): OrgDoc[] => treeOf(TREE)

export const staff: Caller = person('staff', {}, 'staff@district')
export const otherStaff: Caller = person('other', {}, 'staff@district2')

/** Vendors are never asked by an import: nobody listens at this address. */
const NOWHERE = 'http://127.0.0.1:9'

export const rosterPorts = (clock: Clock): MembershipPorts => {
  const api = createWechatApi({ base: NOWHERE, appId: 'wxfake0000000001', secret: 'fake', clock })
  return {
    phoneByCode: createPhoneByCode(api),
    miniProgram: createMiniProgram(api),
    groupProof: createGroupProof(api),
    officialAccount: createOfficialAccount(api, {
      authorizeUrl: NOWHERE,
      publicUrl: 'https://union.example',
    }),
    sms: createHttpSms({ url: NOWHERE, key: 'sms-key' }),
    spreadsheets: { open: openWorkbook, write: writeSheet },
    robotOrigins: [],
    keptElsewhere: [],
  }
}

/** A row of ROSTER_HEADER for person `index` of the demo, in firm unless told. */
export const rowOf = (
  index: number,
  where: Partial<Record<'street' | 'enterprise' | 'workshop', string>> = {},
): string[] => {
  const { name, idNumber, phone, joinedOn } = demoPerson(index)
  const { street = '望海街道', enterprise = '示例机械有限公司', workshop = '' } = where
  return [name, idNumber, phone, '样例区', street, enterprise, workshop, joinedOn]
}

export const sheetOf = async (
  rows: readonly (readonly string[])[],
  header: readonly string[] = ROSTER_HEADER,
): Promise<Buffer> => {
  const body = new PassThrough()
  const [bytes] = await Promise.all([buffer(body), writeSheet({ name: '会员名册', header, rows }, body)])
  return bytes
}

export interface RosterWorld extends Pick<TestHouse, 'house' | 'clock' | 'close' | 'call'> {
  readonly ports: MembershipPorts
  /** Empty books and the tree: quicker than a new database for every test. */
  reset(): Promise<void>
  /** The output, or an error that shows the refusal. */
  does<N extends Name>(who: Caller, name: N, input: InputOf<Contract[N]>): Promise<OutputOf<Contract[N]>>
  /** Uploads by a ticket as the HTTP door does; the ticket. */
  upload(who: Caller, bytes: Buffer): Promise<string>
  /** Works off what waits in the outbox; problems are thrown. */
  work(): Promise<void>
  /** Upload, start, work, report. */
  imports(bytes: Buffer, about?: Partial<InputOf<Contract['startImport']>>, who?: Caller): Promise<Report>
  report(importId: string): Promise<Report>
  member(index: number): Promise<MemberDoc | null>
  problems(importId: string): Promise<OutputOf<Contract['listImportProblems']>['items']>
}

export const rosterWorld = async (): Promise<RosterWorld> => {
  const clock = testClock()
  const ports = rosterPorts(clock)
  const engine = createMembershipEngine(ports)
  const { house, call, close } = await testHouse(() => [engine], clock)
  const reset = async (): Promise<void> => {
    const collections = await house.db.collections()
    await Promise.all(collections.map((collection) => collection.deleteMany({})))
    await orgs.of(house.db).insertMany(tree())
  }

  const does: RosterWorld['does'] = async (who, name, input) => {
    const answer = await call(who, `membership.${name}`, input)
    if (answer.ok) return answer.output as never
    if (answer.refusal.code === 'INTERNAL') throw answer.error
    throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`)
  }
  const upload: RosterWorld['upload'] = async (who, bytes) => {
    const { ticket } = await does(who, 'startUpload', { fileName: '名册.xlsx', bytes: bytes.length })
    const claim = readTicket(house.signer, ticket)
    if (!claim) throw new Error('no good ticket')
    await house.files.put(claim.fileId, Readable.from([bytes]), claim, claim.maxBytes)
    return ticket
  }
  const work = async (): Promise<void> => {
    const errors: unknown[] = []
    await drainOutbox(house, rosterConsumers(house, ports), (_message, error) => errors.push(error))
    if (errors.length > 0) throw errors[0]
  }
  const report = (importId: string): Promise<Report> => does(staff, 'readImport', { importId })
  return {
    house,
    clock,
    ports,
    reset,
    call,
    close,
    does,
    upload,
    work,
    report,
    imports: async (bytes, about = {}, who = staff) => {
      const ticket = await upload(who, bytes)
      const { importId } = await does(who, 'startImport', {
        ticket,
        orgId: 'district',
        dryRun: false,
        ...about,
      })
      await work()
      return does(who, 'readImport', { importId })
    },
    member: (index) =>
      members.of(house.db).findOne({ idKey: house.vault.blind(demoPerson(index).idNumber, 'idNumber') }),
    problems: async (importId) => (await does(staff, 'listImportProblems', { importId })).items,
  }
}
