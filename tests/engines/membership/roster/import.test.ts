import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import { openWorkbook } from '../../../../src/adapters/xlsx/open-workbook'
import { removeOldImports, runImport } from '../../../../src/engines/membership'
import { membershipConsumers } from '../../../../src/engines/membership/later'
import type { OpenWorkbook } from '../../../../src/engines/membership/rules/roster/sheet'
import { members } from '../../../../src/engines/membership/store/members'
import { createImportUndoStore } from '../../../../src/engines/membership/store/import-undo'
import { createPeopleStore } from '../../../../src/engines/membership/store/people'
import { importRows } from '../../../../src/engines/membership/store/import-rows'
import { HOUSE } from '../../../../src/kernel/caller'
import { XLSX } from '../../../../src/kernel/file-kinds'
import { unitOf } from '../../../../src/kernel/transaction'
import { drainOutbox } from '../../../../src/kernel/outbox'
import { auditEntries } from '../../../../src/kernel/audit'
import { MINUTE, SECOND } from '../../../../src/kernel/time'
import { demoPerson, ROSTER_HEADER } from '../../../../src/local/demo/roster-file'
import { person } from '../../../support/test-house'
import { codeOf } from '../world'
import { otherStaff, rosterWorld, rowOf, sheetOf, staff, type RosterWorld } from './world'

let world: RosterWorld
beforeAll(async () => {
  world = await rosterWorld()
})
beforeEach(() => world.reset())
afterAll(() => world.close())

const people = () => members.of(world.house.db)

test('people of a roster come into the books under their union, with their numbers sealed', async () => {
  const report = await world.imports(await sheetOf([rowOf(1), rowOf(2, { workshop: '一车间' })]))
  expect(report).toMatchObject({ state: 'done', added: 2, applied: 2, wrong: 0, rowsTotal: 2 })
  const member = await world.member(2)
  const { name, phone, idNumber, joinedOn } = demoPerson(2)
  expect(member).toMatchObject({
    name,
    joinedOn,
    orgId: 'shop',
    orgPath: ['city', 'district', 'street', 'firm', 'shop'],
    state: 'active',
  })
  expect(JSON.stringify(member)).not.toContain(phone)
  expect(JSON.stringify(member)).not.toContain(idNumber)
  expect(member && world.house.vault.open(member.phone, 'phone')).toBe(phone)
  expect(member?.idNumber && world.house.vault.open(member.idNumber, 'idNumber')).toBe(idNumber)
})

test('a dry run puts nobody into the books until it is applied', async () => {
  const checked = await world.imports(await sheetOf([rowOf(1), rowOf(2)]), { dryRun: true })
  expect(checked).toMatchObject({ state: 'checked', added: 2, applied: 0, canUndo: false })
  expect(await people().countDocuments()).toBe(0)
  await world.does(staff, 'applyImport', { importId: checked.importId })
  await world.work()
  expect(await world.report(checked.importId)).toMatchObject({ state: 'done', applied: 2 })
  expect(await people().countDocuments()).toBe(2)
  expect(await world.call(staff, 'membership.applyImport', { importId: checked.importId })).toMatchObject({
    ok: false,
    refusal: { code: 'NOT_CHECKED' },
  })
})

test('the same file a second time changes nothing', async () => {
  const file = await sheetOf([rowOf(1), rowOf(2), rowOf(3)])
  await world.imports(file)
  const before = await people().find().sort({ _id: 1 }).toArray()
  world.clock.move(MINUTE)
  const again = await world.imports(file)
  expect(again).toMatchObject({ state: 'done', added: 0, changed: 0, unchanged: 3, applied: 0 })
  expect(await people().find().sort({ _id: 1 }).toArray()).toEqual(before)
})

test('one identity number in another union is a transfer, a new phone a change', async () => {
  await world.imports(await sheetOf([rowOf(1), rowOf(2)]))
  const moved = rowOf(1, { enterprise: '示例服装有限公司' })
  const newPhone = [...rowOf(2)]
  newPhone[2] = '13899990002'
  const report = await world.imports(await sheetOf([moved, newPhone]))
  expect(report).toMatchObject({ transferred: 1, changed: 1, added: 0, applied: 2 })
  expect(await world.member(1)).toMatchObject({
    orgId: 'firm2',
    orgPath: ['city', 'district', 'street', 'firm2'],
  })
  const member = await world.member(2)
  expect(member && world.house.vault.open(member.phone, 'phone')).toBe('13899990002')
})

test('every wrong cell is named by line and column with what to do, and its value is masked', async () => {
  const wrongId = [...rowOf(1)]
  wrongId[1] = '990001199001010011'
  const wrongPhone = [...rowOf(2)]
  wrongPhone[2] = '1380000001'
  const wrongUnion = rowOf(3, { enterprise: '没有的公司' })
  const twice = [...rowOf(5)]
  twice[1] = rowOf(4)[1] ?? ''
  const report = await world.imports(await sheetOf([wrongId, wrongPhone, wrongUnion, rowOf(4), twice]))
  expect(report).toMatchObject({ state: 'done', added: 1, wrong: 4, applied: 1 })
  expect(await world.problems(report.importId)).toEqual([
    {
      line: 2,
      column: '身份证号',
      value: '9900************11',
      problem: '身份证号没有通过校验，可能抄错了一位，请对照证件核对',
    },
    { line: 3, column: '手机号', value: '****01', problem: '手机号应是 11 位，这里是 10 位' },
    {
      line: 4,
      column: '企业工会',
      value: '没有的公司',
      problem: '“望海街道总工会”下面没有这家工会。请核对名称，或者导入时选择新增没有的工会',
    },
    {
      line: 6,
      column: '身份证号',
      value: expect.stringMatching(/^9900\*+..$/) as string,
      problem: '身份证号和第 5 行相同，同一个人留一行',
    },
  ])
})

test('a phone that belongs to another person is a problem, not a change', async () => {
  await world.imports(await sheetOf([rowOf(1)]))
  const taken = [...rowOf(2)]
  taken[2] = demoPerson(1).phone
  const report = await world.imports(await sheetOf([taken]))
  expect(report).toMatchObject({ wrong: 1, applied: 0 })
  expect(await world.problems(report.importId)).toMatchObject([
    { line: 2, column: '手机号', value: '138****0001' },
  ])
})

test('without an identity number the phone with the same name says who somebody is', async () => {
  await world.imports(await sheetOf([rowOf(1)]))
  const noId = [...rowOf(1, { enterprise: '示例服装有限公司' })]
  noId[1] = ''
  expect(await world.imports(await sheetOf([noId]))).toMatchObject({ transferred: 1, added: 0 })
  const member = await world.member(1)
  expect(member).toMatchObject({ orgId: 'firm2' })
  expect(member?.idNumber).toBeDefined()
})

/** Somebody of the other district, from `index` on. */
const theirRow = (index: number): string[] => {
  const row = [...rowOf(index)]
  row.splice(3, 3, '样板区', '', '样板电子有限公司')
  return row
}

test('nobody is taken from a union outside the scope of whoever imports', async () => {
  await world.imports(await sheetOf([theirRow(1)]), { orgId: 'district2' }, otherStaff)
  const report = await world.imports(await sheetOf([rowOf(1)]))
  expect(report).toMatchObject({ wrong: 1, applied: 0 })
  expect(await world.member(1)).toMatchObject({ orgId: 'firm9' })
})

test('whoever meets a number of another union reads one sentence, right name or wrong, and that union reads of it', async () => {
  await world.imports(
    await sheetOf([theirRow(1), theirRow(2), theirRow(3)]),
    { orgId: 'district2' },
    otherStaff,
  )
  const onlyPhone = [...rowOf(1)]
  onlyPhone[1] = ''
  const wrongName = [...rowOf(2)]
  wrongName.splice(0, 2, '陈样例甲', '')
  const report = await world.imports(await sheetOf([onlyPhone, wrongName, rowOf(3)]), { dryRun: true })
  const found = await world.problems(report.importId)
  expect(new Set(found.map(({ problem }) => problem)).size).toBe(1)
  const met = await Promise.all([1, 2, 3].map((index) => world.member(index)))
  const log = await auditEntries.of(world.house.db).find({ action: 'meet-in-roster' }).toArray()
  expect(log.map(({ subject }) => subject).sort()).toEqual(met.map((member) => member?._id).sort())
  for (const entry of log) {
    expect(entry).toMatchObject({ actor: staff.memberId, orgPath: ['city', 'district2', 'firm9'] })
  }
})

test('a roster that is made of numbers of other unions is refused as a whole and tells of none of them', async () => {
  const many = Array.from({ length: 301 }, (_, index) => index + 1)
  await world.imports(await sheetOf(many.map(theirRow)), { orgId: 'district2' }, otherStaff)
  const fishing = await sheetOf(many.map((index) => rowOf(index)))
  const report = await world.imports(fishing, { dryRun: true })
  expect(report).toMatchObject({ state: 'failed', problem: expect.stringContaining('300 多行') as string })
  expect(await world.problems(report.importId)).toEqual([])
})

test('an import, its problems and its file are not found from outside the scope', async () => {
  const { importId } = await world.imports(await sheetOf([rowOf(1)]), { dryRun: true })
  for (const [name, input] of [
    ['readImport', { importId }],
    ['listImportProblems', { importId }],
    ['exportImportProblems', { importId }],
    ['applyImport', { importId }],
    ['undoImport', { importId }],
  ] as const) {
    expect(await world.call(otherStaff, `membership.${name}`, input)).toMatchObject({
      refusal: { code: 'NOT_FOUND' },
    })
  }
  expect(await world.does(otherStaff, 'listImports', {})).toEqual({ items: [] })
  expect((await world.does(staff, 'listImports', {})).items).toHaveLength(1)
  const ticket = await world.upload(otherStaff, await sheetOf([rowOf(1)]))
  const foreign = { ticket, orgId: 'district', dryRun: true }
  expect(await world.call(otherStaff, 'membership.startImport', foreign)).toMatchObject({
    refusal: { code: 'NOT_FOUND' },
  })
  expect(await world.call(staff, 'membership.startImport', foreign)).toMatchObject({
    refusal: { code: 'FILE_MISSING' },
  })
})

test('an enterprise is found without its street when there is only one of that name', async () => {
  const report = await world.imports(
    await sheetOf([rowOf(1, { street: '' }), rowOf(2, { street: '', enterprise: '示例物流有限公司' })]),
  )
  expect(report).toMatchObject({ added: 1, wrong: 1 })
  expect(await world.problems(report.importId)).toMatchObject([
    { problem: '有 2 家同名的工会，请填上街道或园区' },
  ])
})

test('unknown unions are added below the right parent when that was asked for, and once', async () => {
  const file = await sheetOf([
    rowOf(1, { street: '新设产业园', enterprise: '新来有限公司' }),
    rowOf(2, { street: '新设产业园', enterprise: '新来有限公司', workshop: '二车间' }),
  ])
  const report = await world.imports(file, { addMissingOrgs: true })
  expect(report).toMatchObject({ state: 'done', added: 2, orgsAdded: 3 })
  const member = await world.member(2)
  const chain = await world.does(staff, 'listOrgs', { text: '二车间' })
  expect(chain.items).toMatchObject([
    {
      kind: 'workshop',
      path: ['示例市总工会', '样例区总工会', '新设产业园', '新来有限公司', '二车间'],
      members: 1,
    },
  ])
  expect(member?.orgId).toBe(chain.items[0]?.orgId)
  expect(await world.imports(file, { addMissingOrgs: true })).toMatchObject({ unchanged: 2, orgsAdded: 0 })
})

test('an import can be undone: added people go, changed ones are as they were', async () => {
  await world.imports(await sheetOf([rowOf(1)]))
  const before = await world.member(1)
  world.clock.move(MINUTE)
  const second = await world.imports(
    await sheetOf([rowOf(1, { enterprise: '示例服装有限公司' }), rowOf(2, { enterprise: '新来有限公司' })]),
    { addMissingOrgs: true },
  )
  expect(second).toMatchObject({ transferred: 1, added: 1, canUndo: true })
  await world.does(staff, 'undoImport', { importId: second.importId })
  await world.work()
  expect(await world.report(second.importId)).toMatchObject({
    state: 'undone',
    canUndo: false,
    undo: { restored: 1, removed: 1, kept: 0 },
  })
  expect(await world.member(1)).toEqual(before)
  expect(await world.member(2)).toBeNull()
  expect((await world.does(staff, 'listOrgs', { text: '新来有限公司' })).items).toEqual([])
})

test('whoever is bound after the undo has looked who is bound stays', async () => {
  const report = await world.imports(await sheetOf([rowOf(1), rowOf(2)]))
  const [one, two] = await Promise.all([world.member(1), world.member(2)])
  const unit = unitOf(world.house, HOUSE)
  const staged = [one, two].map((member) => ({
    _id: '',
    kind: 'add' as const,
    memberId: member?._id ?? '',
    after: { importId: report.importId, changedAt: member?.changedAt ?? new Date(0) },
  }))
  const nobody = new Set<string>()
  expect(await createPeopleStore(unit).holdForBinding(one?._id ?? '')).toBe(true)
  await createImportUndoStore(unit).removeAdded(staged, nobody)
  expect(await world.member(1)).not.toBeNull()
  expect(await world.member(2)).toBeNull()
  expect(await createPeopleStore(unit).holdForBinding(two?._id ?? '')).toBe(false)
})

test('what a district has checked or imported is neither applied nor undone with the scope of a street', async () => {
  const street = person('street', {}, 'staff@street')
  const checked = await world.imports(await sheetOf([rowOf(1)]), { orgId: 'street', dryRun: true })
  expect(codeOf(await world.call(street, 'membership.applyImport', { importId: checked.importId }))).toBe(
    'NOT_ALLOWED',
  )
  await world.does(staff, 'applyImport', { importId: checked.importId })
  await world.work()
  expect(codeOf(await world.call(street, 'membership.undoImport', { importId: checked.importId }))).toBe(
    'NOT_ALLOWED',
  )
  const own = await world.imports(await sheetOf([rowOf(2)]), { orgId: 'street', dryRun: true }, street)
  await world.does(street, 'applyImport', { importId: own.importId })
  await world.work()
  expect(await world.report(own.importId)).toMatchObject({ state: 'done', added: 1 })
})

test('of somebody who has left, nothing is kept to undo an import with', async () => {
  const report = await world.imports(await sheetOf([rowOf(1), rowOf(2)]))
  const staged = () => world.house.db.collection('import_rows').countDocuments()
  expect(await staged()).toBe(2)
  const member = await world.member(1)
  const leaver = { ...person('leaver'), memberId: member?._id ?? '' }
  await world.does(leaver, 'leave', { confirm: '我要退出' })
  await drainOutbox(world.house, membershipConsumers(world.house, world.ports), (_message, error) => {
    throw error
  })
  expect(await staged()).toBe(1)
  await world.does(staff, 'undoImport', { importId: report.importId })
  await world.work()
  expect(await world.report(report.importId)).toMatchObject({ undo: { removed: 1 } })
})

test('undoing leaves whoever was changed, bound or given a role since, and says how many', async () => {
  const report = await world.imports(await sheetOf([rowOf(1), rowOf(2), rowOf(3), rowOf(4)]))
  world.clock.move(MINUTE)
  const [certified, bound, chair] = await Promise.all([world.member(1), world.member(2), world.member(3)])
  await world.does(staff, 'certifyMember', { memberId: certified?._id ?? '', certified: true })
  await world.house.db.collection<{ _id: string; memberId: string; logins: string[] }>('accounts').insertOne({
    _id: 'acc_2',
    memberId: bound?._id ?? '',
    logins: ['x'],
  })
  await world.does(staff, 'grantRole', { memberId: chair?._id ?? '', role: 'groupadmin', orgId: 'firm' })
  await world.does(staff, 'undoImport', { importId: report.importId })
  await world.work()
  expect(await world.report(report.importId)).toMatchObject({ undo: { removed: 1, kept: 3, restored: 0 } })
  expect(await world.member(4)).toBeNull()
  expect(await people().countDocuments()).toBe(3)
})

test('what was changed after the check is not overwritten when it is applied', async () => {
  await world.imports(await sheetOf([rowOf(1), rowOf(2)]))
  world.clock.move(MINUTE)
  const late = await world.imports(
    await sheetOf([
      rowOf(1, { enterprise: '示例服装有限公司' }),
      rowOf(2, { enterprise: '示例服装有限公司' }),
      rowOf(3),
    ]),
    { dryRun: true },
  )
  const member = await world.member(1)
  await world.does(staff, 'certifyMember', { memberId: member?._id ?? '', certified: true })
  await world.does(staff, 'applyImport', { importId: late.importId })
  await world.work()
  expect(await world.report(late.importId)).toMatchObject({ state: 'done', applied: 2, wrong: 1 })
  expect(await world.member(1)).toMatchObject({ orgId: 'firm', certifiedAt: expect.any(Date) as Date })
  expect(await world.member(2)).toMatchObject({ orgId: 'firm2' })
  expect(await world.problems(late.importId)).toMatchObject([
    { line: 2, problem: expect.stringContaining('再导入一次') as string },
  ])
})

test('a number that somebody else got after the check becomes a problem, and the rest goes in', async () => {
  const checked = await world.imports(await sheetOf([rowOf(1), rowOf(2), rowOf(3)]), { dryRun: true })
  const taken = [...rowOf(9)]
  taken[2] = demoPerson(2).phone
  await world.imports(await sheetOf([taken]))
  await world.does(staff, 'applyImport', { importId: checked.importId })
  await world.work()
  expect(await world.report(checked.importId)).toMatchObject({ state: 'done', applied: 2, wrong: 1 })
  expect(await world.member(2)).toBeNull()
  expect(await world.member(3)).not.toBeNull()
})

test('two imports of one district at once: the second is told to wait', async () => {
  const [a, b] = [
    await world.upload(staff, await sheetOf([rowOf(1)])),
    await world.upload(staff, await sheetOf([rowOf(2)])),
  ]
  const start = (ticket: string, orgId = 'district') =>
    world.call(staff, 'membership.startImport', { ticket, orgId, dryRun: false })
  const answers = await Promise.all([start(a), start(b, 'firm')])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: { code: 'IMPORT_RUNNING' } })
  await world.work()
  const third = await world.upload(staff, await sheetOf([rowOf(3)]))
  expect(await start(third)).toMatchObject({ ok: true })
})

test('an import that nobody works on any more does not keep the district closed', async () => {
  const ticket = await world.upload(staff, await sheetOf([rowOf(1)]))
  const { importId } = await world.does(staff, 'startImport', { ticket, orgId: 'district', dryRun: false })
  world.clock.move(11 * MINUTE)
  expect(await world.imports(await sheetOf([rowOf(2)]))).toMatchObject({ state: 'done', added: 1 })
  expect(await world.report(importId)).toMatchObject({ state: 'failed', applied: 0 })
  expect(await world.member(1)).toBeNull()
})

test('a worker that slept and was taken for dead does no harm when it wakes up', async () => {
  const ticket = await world.upload(staff, await sheetOf([rowOf(1), rowOf(2)]))
  const { importId } = await world.does(staff, 'startImport', { ticket, orgId: 'district', dryRun: false })
  let wakeUp = (): void => undefined
  let fellAsleep = (): void => undefined
  const asleep = new Promise<void>((resolve) => (fellAsleep = resolve))
  const morning = new Promise<void>((resolve) => (wakeUp = resolve))
  const sleepy: OpenWorkbook = async (body) => {
    const book = await openWorkbook(body)
    fellAsleep()
    await morning
    return book
  }
  const first = runImport(world.house, importId, { openWorkbook: sleepy })
  await asleep
  expect(await runImport(world.house, importId, { openWorkbook })).toHaveProperty('again')
  world.clock.move(31 * SECOND)
  await runImport(world.house, importId, { openWorkbook })
  const done = await world.report(importId)
  expect(done).toMatchObject({ state: 'done', applied: 2 })
  wakeUp()
  await first
  expect(await world.report(importId)).toEqual(done)
  expect(await people().countDocuments()).toBe(2)
})

test('a file without the needed titles says which ones it lacks', async () => {
  const report = await world.imports(await sheetOf([['陈样例', '13800000001']], ['姓名', '手机号']))
  expect(report).toMatchObject({ state: 'failed' })
  expect(report.problem).toBe(
    '表头（第 1 行）里没有找到“企业工会”。请加上这一列；表头一列写一个名称，不要合并单元格',
  )
})

test('a file that is no spreadsheet fails with a sentence and leaves nothing', async () => {
  const report = await world.imports(Buffer.from('姓名,手机号\n陈样例,13800000001\n'))
  expect(report).toMatchObject({ state: 'failed', added: 0 })
  expect(report.problem).toContain('另存为 .xlsx')
  expect(await importRows.of(world.house.db).countDocuments()).toBe(0)
  expect(await world.house.db.collection('files.files').countDocuments()).toBe(0)
})

test('the failed rows come as a file with the reasons, which can be put right and imported again', async () => {
  const wrong = [...rowOf(1)]
  wrong[2] = '=1+1'
  const { importId } = await world.imports(await sheetOf([wrong, rowOf(2)]))
  const { path, expiresAt } = await world.does(staff, 'exportImportProblems', { importId })
  expect(Date.parse(expiresAt) - world.clock.now().getTime()).toBe(60 * MINUTE)
  const fileId = world.house.signer.verify('file', path.replace('/api/files/', '')) ?? ''
  expect(await world.house.files.about(fileId)).toMatchObject({
    fileName: '名册-没有导入的行.xlsx',
    purpose: 'export',
  })
  const bytes = await buffer(world.house.files.open(fileId))
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as never)
  const sheet = book.worksheets[0]
  const texts = (line: number) =>
    Array.from({ length: 10 }, (_, column) => sheet?.getRow(line).getCell(column + 1).text)
  expect(texts(1)).toEqual([...ROSTER_HEADER, '原因', '原来的行号'])
  expect(texts(2)).toEqual([
    ...wrong.map((text) => (text === '=1+1' ? "'=1+1" : text)),
    '手机号：手机号只能是数字；有两个号码的，留一个',
    '2',
  ])
  expect(sheet?.getCell('C2').formula).toBeUndefined()
  if (sheet) sheet.getCell('C2').value = rowOf(1)[2] ?? ''
  expect(await world.imports(Buffer.from(await book.xlsx.writeBuffer()))).toMatchObject({
    added: 1,
    wrong: 0,
  })
  expect(await auditEntries.of(world.house.db).findOne({ action: 'export-import-problems' })).toMatchObject({
    subject: importId,
    actor: 'mem_staff',
  })
})

test('an empty roster has the titles that are understood, and what is typed into it stays text', async () => {
  const { path } = await world.does(staff, 'exportRosterTemplate', {})
  const fileId = world.house.signer.verify('file', path.replace('/api/files/', '')) ?? ''
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await buffer(world.house.files.open(fileId))) as never)
  const [sheet] = book.worksheets
  const titles = Array.from({ length: 8 }, (_, column) => sheet?.getRow(1).getCell(column + 1).text)
  expect(titles).toEqual(ROSTER_HEADER.map((title) => title.replace('/', '')))
  for (let column = 1; column <= 8; column += 1) expect(sheet?.getColumn(column).numFmt).toBe('@')
  sheet?.addRow(rowOf(1))
  expect(await world.imports(Buffer.from(await book.xlsx.writeBuffer()))).toMatchObject({
    added: 1,
    wrong: 0,
  })
})

test('a roster of 300 MB gets no ticket but a sentence, and nothing past what was announced is stored', async () => {
  expect(
    await world.call(staff, 'membership.startUpload', { fileName: '名册.xlsx', bytes: 300_000_000 }),
  ).toMatchObject({ refusal: { fields: { bytes: '文件最大 60 MB，请按街道分成几份上传' } } })
  const body = Readable.from([Buffer.alloc(90_000), Buffer.alloc(20_000)])
  const about = { fileName: '名册.xlsx', contentType: XLSX, purpose: 'roster' }
  await expect(world.house.files.put('too_long', body, about, 100_000)).rejects.toMatchObject({
    code: 'TOO_LARGE',
  })
  expect(await world.house.files.about('too_long')).toBeUndefined()
})

test('only .xlsx files get a ticket, and a ticket of another account is worth nothing', async () => {
  expect(
    await world.call(staff, 'membership.startUpload', { fileName: '名册.xls', bytes: 10 }),
  ).toMatchObject({
    refusal: { code: 'BAD_INPUT', fields: { fileName: expect.stringContaining('.xlsx') as string } },
  })
  for (const ticket of ['x', 'a.b.c', await world.upload(otherStaff, await sheetOf([rowOf(1)]))]) {
    expect(
      await world.call(staff, 'membership.startImport', { ticket, orgId: 'district', dryRun: true }),
    ).toMatchObject({ refusal: { code: 'FILE_MISSING' } })
  }
})

test('the uploaded file is deleted once it has been read, and what was staged after 30 days', async () => {
  await world.imports(await sheetOf([rowOf(1)]), { dryRun: true })
  expect(await world.house.db.collection('files.files').countDocuments()).toBe(0)
  expect(await importRows.of(world.house.db).countDocuments()).toBe(1)
  expect(await removeOldImports(world.house)).toBe(0)
  world.clock.move(31 * 24 * 60 * MINUTE)
  expect(await removeOldImports(world.house)).toBe(1)
  expect(await importRows.of(world.house.db).countDocuments()).toBe(0)
})

test('starting, applying, ending and undoing an import are in the log', async () => {
  const { importId } = await world.imports(await sheetOf([rowOf(1)]), { dryRun: true })
  await world.does(staff, 'applyImport', { importId })
  await world.work()
  await world.does(staff, 'undoImport', { importId })
  await world.work()
  const lines = await auditEntries.of(world.house.db).find({ subject: importId }).toArray()
  expect(lines.map((line) => [line.action, line.actor])).toEqual([
    ['start-import', 'mem_staff'],
    ['finish-import', 'house'],
    ['apply-import', 'mem_staff'],
    ['finish-import', 'house'],
    ['undo-import', 'mem_staff'],
    ['finish-import', 'house'],
  ])
})

test('a roster of 3,000 people in another order is the same roster', async () => {
  const rows = Array.from({ length: 3_000 }, (_, index) => rowOf((index * 7) % 3_000))
  expect(await world.imports(await sheetOf(rows))).toMatchObject({ added: 3_000, applied: 3_000, wrong: 0 })
  expect(await world.imports(await sheetOf([...rows].reverse()))).toMatchObject({
    unchanged: 3_000,
    applied: 0,
  })
})
