import { importStatuteFile } from '../../../src/engines/library/intake/import-file'
import { articles, laws, lawVersions } from '../../../src/engines/library/store/laws'
import { ANONYMOUS } from '../../../src/kernel/caller'
import {
  corrected,
  issued,
  lawText,
  lawyer,
  lawyer2,
  openLibrary,
  staff,
  words,
  type Library,
  type Written,
} from './world'

let library: Library
beforeEach(async () => {
  library = await openLibrary()
})
afterEach(() => library.close())

const FIRST = { 1: '停工第一个月照发工资。', 2: '第二条的话。', 3: '第三条的话。' }

interface Guide {
  toBeReviewed: boolean
  citations: { text: string; status: string; repealedOn?: string; checkedOn?: string }[]
}
const read = (guideId: string) => library.ok<Guide>(ANONYMOUS, 'readGuide', { guideId })
const statuses = async (guideId: string) => (await read(guideId)).citations.map(({ status }) => status)

test('a new version of a law marks the guides that cite a changed article, and no others', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const touched = await issued(library, { citations: ['示例法第一条', '示例法第二条'] })
  const other = await issued(library, { citations: ['示例法第二条'] })
  const report = await library.law(
    '示例法',
    '2026-06-01',
    { ...FIRST, 1: '停工第一个月发八成工资。' },
    '2026-11-22',
  )
  expect(report).toMatchObject({ imported: { outcome: 'new-version', changed: 1, guidesMarked: 1 } })
  expect(await read(touched.guideId)).toMatchObject({ toBeReviewed: true })
  expect(await statuses(touched.guideId)).toEqual(['changed', 'in-force'])
  expect(await read(other.guideId)).toMatchObject({
    toBeReviewed: false,
    citations: [{ checkedOn: '2026-11-22' }],
  })
  const desk = await library.ok<{ items: { guideId: string; reasons: string[] }[] }>(staff, 'listDesk', {
    toBeReviewed: true,
  })
  expect(desk.items).toMatchObject([
    { guideId: touched.guideId, reasons: ['《示例法》第一条在 2026-06-01 的版本里改了'] },
  ])
})

test('an article that the new version no longer has is shown as repealed where it is cited', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const { guideId } = await issued(library, { citations: ['示例法第三条'] })
  await library.law('示例法', '2026-06-01', { 1: FIRST[1], 2: FIRST[2] })
  expect(await read(guideId)).toMatchObject({ toBeReviewed: true, citations: [{ status: 'repealed' }] })
  expect(await library.ok(ANONYMOUS, 'readArticle', { lawId: '示例法', label: '第三条' })).toMatchObject({
    state: 'superseded',
    text: '第三条的话。',
    versionDate: '2020-01-01',
  })
})

test('confirming that a guide still holds clears the mark and ties it to the new words', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const { guideId } = await issued(library)
  await library.law('示例法', '2026-06-01', { ...FIRST, 1: '停工第一个月发足工资。' })
  await library.ok(lawyer2, 'confirmStillRight', { guideId, note: '只改了说法' })
  expect(await read(guideId)).toMatchObject({ toBeReviewed: false, citations: [{ status: 'in-force' }] })
})

test('a corrected version that passed its second reader is no longer marked', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const { guideId } = await issued(library)
  await library.law('示例法', '2026-06-01', { ...FIRST, 1: '停工第一个月发八成工资。' })
  await corrected(library, guideId, { correctionNote: '按新法改了标准' })
  expect(await read(guideId)).toMatchObject({
    version: 2,
    toBeReviewed: false,
    citations: [{ status: 'in-force' }],
  })
})

test('an approval that was given before the law changed does not stand', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  const ids = { guideId: saved.guideId, version: 1 }
  await library.ok(lawyer, 'submitForReview', saved)
  await library.ok(lawyer2, 'decideReview', { ...ids, approve: true })
  await library.law('示例法', '2026-06-01', { ...FIRST, 1: '停工第一个月发八成工资。' })
  expect(await library.refused(staff, 'issueGuide', ids)).toBe('NOT_APPROVED')
  await library.ok(lawyer2, 'decideReview', { ...ids, approve: true })
  await library.ok(staff, 'issueGuide', ids)
  expect(await read(saved.guideId)).toMatchObject({ toBeReviewed: false })
})

test('a guide that is issued while the law changes is either marked or goes back to its second reader', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  for (let round = 0; round < 5; round += 1) {
    const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
    const ids = { guideId: saved.guideId, version: 1 }
    await library.ok(lawyer, 'submitForReview', saved)
    await library.ok(lawyer2, 'decideReview', { ...ids, approve: true })
    const day = `2026-0${round + 1}-01`
    const [answer] = await Promise.all([
      library.call(staff, 'library.issueGuide', ids),
      library.law('示例法', day, { ...FIRST, 1: `第 ${round} 次改写。` }),
    ])
    if (answer.ok) expect(await read(saved.guideId)).toMatchObject({ toBeReviewed: true })
    else expect(answer.refusal.code).toBe('NOT_APPROVED')
  }
})

test('a recorded repeal of one paragraph marks guides on that paragraph or the whole article, not on another one', async () => {
  await library.law('示例法', '2020-01-01', { 1: '第一款的话。\n\n第二款的话。' })
  const whole = await issued(library, { citations: ['示例法第一条'] })
  const first = await issued(library, { citations: ['示例法第一条第一款'] })
  const second = await issued(library, { citations: ['示例法第一条第二款'] })
  const input = { lawId: '示例法', label: '第一条', part: '第一款', on: '2026-09-01', by: '示例解释（二）' }
  expect(await library.ok(staff, 'recordRepeal', input)).toEqual({ guidesMarked: 2 })
  expect(await library.ok(staff, 'recordRepeal', input)).toEqual({ guidesMarked: 0 })
  expect(await read(whole.guideId)).toMatchObject({
    toBeReviewed: true,
    citations: [{ status: 'changed', repealedOn: '2026-09-01' }],
  })
  expect(await read(first.guideId)).toMatchObject({ toBeReviewed: true, citations: [{ status: 'repealed' }] })
  expect(await read(second.guideId)).toMatchObject({
    toBeReviewed: false,
    citations: [{ status: 'in-force' }],
  })
  expect(await library.ok(ANONYMOUS, 'readArticle', { lawId: '示例法', label: '第一条' })).toMatchObject({
    state: 'partly-repealed',
    repeal: { on: '2026-09-01', by: '示例解释（二）', part: '第一款' },
  })
})

test('a repeal that begins later is announced at once and counts from its day', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const { guideId } = await issued(library)
  const input = { lawId: '示例法', label: '第一条', on: '2027-01-01', by: '示例决定' }
  expect(await library.ok(staff, 'recordRepeal', input)).toEqual({ guidesMarked: 1 })
  const article = () => library.ok(ANONYMOUS, 'readArticle', { lawId: '示例法', label: '第一条' })
  expect(await article()).toMatchObject({ state: 'in-force', repeal: { on: '2027-01-01' } })
  expect(await statuses(guideId)).toEqual(['in-force'])
  library.clock.set('2027-01-01T00:00:00+08:00')
  expect(await article()).toMatchObject({ state: 'repealed' })
  expect(await statuses(guideId)).toEqual(['repealed'])
})

test('a repeal of an article that no version has is not found', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  for (const label of ['第九条', '胡写', '第零条']) {
    const input = { lawId: '示例法', label, on: '2026-09-01', by: '示例' }
    expect(await library.refused(staff, 'recordRepeal', input)).toBe('NOT_FOUND')
  }
})

test('importing 解释（一） applies the repeal of article 32(1) that the project knows of', async () => {
  const title = '最高人民法院关于审理劳动争议案件适用法律问题的解释（一）'
  const { guideId } = await issued(library, { citations: [`${title}第三十二条第一款`] })
  const text = `# ${title}\n\n<!-- INFO END -->\n\n第三十二条 第一款的示例。\n\n第二款的示例。\n`
  const report = await importStatuteFile(
    library.house,
    { fileName: `${title}(2020-12-29).md`, bytes: Buffer.from(text) },
    { asOf: '2026-11-20', sample: false },
  )
  expect(report).toMatchObject({ imported: { outcome: 'new-law', guidesMarked: 1 } })
  expect(await read(guideId)).toMatchObject({
    toBeReviewed: true,
    citations: [{ status: 'repealed', repealedOn: '2025-09-01' }],
  })
})

test('a law that arrives later settles what cited it, and marks what cites an article that it does not have', async () => {
  const right = await issued(library, { citations: ['示例法第一条'] })
  const wrong = await issued(library, { citations: ['示例法第九条'] })
  expect(await statuses(right.guideId)).toEqual(['unknown-law'])
  expect(await library.law('示例法', '2020-01-01', FIRST)).toMatchObject({ imported: { guidesMarked: 1 } })
  expect(await read(right.guideId)).toMatchObject({
    toBeReviewed: false,
    citations: [{ status: 'in-force' }],
  })
  expect(await read(wrong.guideId)).toMatchObject({
    toBeReviewed: true,
    citations: [{ status: 'unknown-article' }],
  })
})

test('the same file again changes nothing but the day of the check', async () => {
  await library.law('示例法', '2020-01-01', FIRST, '2026-10-01')
  const { guideId } = await issued(library)
  const report = await library.law('示例法', '2020-01-01', FIRST, '2026-11-22')
  expect(report).toMatchObject({ imported: { outcome: 'same', changed: 0, guidesMarked: 0 } })
  expect(await read(guideId)).toMatchObject({ toBeReviewed: false, asOf: '2026-11-22' })
  await library.law('示例法', '2020-01-01', FIRST, '2026-01-01')
  expect(await read(guideId)).toMatchObject({ asOf: '2026-11-22' })
})

test('two imports of the same law at once leave one whole version', async () => {
  const reports = await Promise.all([1, 2, 3].map(() => library.law('示例法', '2020-01-01', FIRST)))
  const outcomes = reports.map((report) => ('imported' in report ? report.imported.outcome : report.problems))
  expect(outcomes.sort()).toEqual(['new-law', 'same', 'same'])
  const { db } = library.house
  expect(await laws.of(db).countDocuments()).toBe(1)
  expect(await lawVersions.of(db).countDocuments()).toBe(1)
  expect(await articles.of(db).countDocuments()).toBe(3)
})

test('an older version is kept for readers of the past and does not replace the current one', async () => {
  await library.law('示例法', '2024-01-01', { ...FIRST, 1: '现在的话。' })
  const { guideId } = await issued(library)
  expect(await library.law('示例法', '2018-01-01', { ...FIRST, 1: '从前的话。' })).toMatchObject({
    imported: { outcome: 'older', guidesMarked: 0 },
  })
  expect(await read(guideId)).toMatchObject({ toBeReviewed: false })
  const article = (asOf?: string) =>
    library.ok(ANONYMOUS, 'readArticle', { lawId: '示例法', label: '第1条', ...(asOf && { asOf }) })
  expect(await article()).toMatchObject({
    text: '现在的话。',
    state: 'in-force',
    label: '第一条',
    next: '第二条',
  })
  expect(await article('2020-05-01')).toMatchObject({ text: '从前的话。', state: 'superseded' })
  expect(
    await library.refused(ANONYMOUS, 'readArticle', { lawId: '示例法', label: '第一条', asOf: '2001-01-01' }),
  ).toBe('NOT_FOUND')
})

test('a misprint that is put right under the same day marks what cites it', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const { guideId } = await issued(library)
  const report = await library.law('示例法', '2020-01-01', { ...FIRST, 1: '停工第一个月照发全部工资。' })
  expect(report).toMatchObject({ imported: { outcome: 'corrected', changed: 1, guidesMarked: 1 } })
  expect(await statuses(guideId)).toEqual(['changed'])
})

test('a file in the wrong encoding is refused with its line, and nothing of it is stored', async () => {
  const text = lawText('示例法', FIRST)
  const files = {
    gbk: Buffer.from([...Buffer.from('# 示例法\n\n'), 0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xd7, 0xdc]),
    utf16: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
    empty: Buffer.alloc(0),
  }
  const run = (bytes: Buffer) =>
    importStatuteFile(
      library.house,
      { fileName: '示例法(2020-01-01).md', bytes },
      { asOf: '2026-11-20', sample: false },
    )
  expect(await run(files.gbk)).toMatchObject({ problems: [{ line: 3 }] })
  expect(await run(files.utf16)).toMatchObject({ problems: [{ line: 1 }] })
  expect(await run(files.empty)).toMatchObject({ problems: [{ message: '文件是空的。' }] })
  expect(await laws.of(library.house.db).countDocuments()).toBe(0)
  expect(await articles.of(library.house.db).countDocuments()).toBe(0)
})

test('a broken version of a known law is refused by line and leaves the good one in place', async () => {
  await library.law('示例法', '2020-01-01', FIRST)
  const bytes = Buffer.from('# 示例法\n\n<!-- INFO END -->\n\n第一条 甲。\n\n第一条 又是第一条。\n')
  const report = await importStatuteFile(
    library.house,
    { fileName: '示例法(2026-01-01).md', bytes },
    { asOf: '2026-11-20', sample: false },
  )
  expect(report).toMatchObject({ problems: [{ line: 7 }] })
  const list = await library.ok<{ items: unknown[] }>(ANONYMOUS, 'listStatutes', {})
  expect(list.items).toMatchObject([
    { lawId: '示例法', versionDate: '2020-01-01', articles: 3, sample: true },
  ])
})

test('laws that are missing are named, and no longer once they are there', async () => {
  const missing = async () =>
    (await library.ok<{ missingLaws: string[] }>(ANONYMOUS, 'listStatutes', {})).missingLaws
  expect(await missing()).toContain('劳务派遣暂行规定')
  const text = '# 劳务派遣暂行规定\n\n<!-- INFO END -->\n\n第一条 示例。\n'
  await importStatuteFile(
    library.house,
    { fileName: '劳务派遣暂行规定(2014-01-24).md', bytes: Buffer.from(text) },
    { asOf: '2026-11-20', sample: false },
  )
  expect(await missing()).not.toContain('劳务派遣暂行规定')
})
