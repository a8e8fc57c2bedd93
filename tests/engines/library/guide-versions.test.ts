import { ANONYMOUS } from '../../../src/kernel/caller'
import { outboxMessages } from '../../../src/kernel/outbox'
import {
  corrected,
  issued,
  lawyer,
  lawyer2,
  openLibrary,
  pass,
  staff,
  street,
  streetLawyer,
  words,
  worker,
  type Library,
  type Written,
} from './world'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
  await library.law('示例法', '2020-01-01', { 1: '停工第一个月照发工资。', 2: '第二条的话。' })
})
afterAll(() => library.close())

const read = (guideId: string, version?: number) =>
  library.ok<Record<string, unknown>>(ANONYMOUS, 'readGuide', { guideId, ...(version && { version }) })

test('a guide is written, reviewed by another person, issued, and then everybody can read it', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  expect(saved).toMatchObject({ version: 1, revision: 1 })
  expect(await library.refused(ANONYMOUS, 'readGuide', { guideId: saved.guideId })).toBe('NOT_FOUND')
  await pass(library, saved)
  expect(await read(saved.guideId)).toMatchObject({
    version: 1,
    title: '停工工资怎么算',
    issuedOn: '2026-11-23',
    reviewedBy: '刘范例',
    corrected: false,
    withdrawn: false,
    toBeReviewed: false,
    asOf: '2026-11-20',
    citations: [{ text: '示例法第一条', status: 'in-force', label: '第一条', checkedOn: '2026-11-20' }],
  })
})

test('a worker cannot write, review, issue or look into the desk', async () => {
  const { guideId } = await issued(library)
  for (const [name, input] of [
    ['saveDraft', words()],
    ['readDraft', { guideId, version: 1 }],
    ['listDesk', {}],
    ['startCorrection', { guideId }],
    ['withdrawGuide', { guideId, reason: '试试' }],
    ['recordRepeal', { lawId: '示例法', label: '第一条', on: '2026-01-01', by: '试试' }],
    ['saveAnswer', { question: '问', answer: '答', citations: [] }],
  ] as const) {
    expect([name, await library.refused(worker, name, input)]).toEqual([name, 'NOT_ALLOWED'])
    expect([name, await library.refused(ANONYMOUS, name, input)]).toEqual([name, 'SIGN_IN'])
  }
})

test('a lawyer may write and review but not issue or withdraw', async () => {
  const { guideId } = await issued(library)
  expect(await library.refused(lawyer, 'withdrawGuide', { guideId, reason: '不要了' })).toBe('NOT_ALLOWED')
  expect(await library.refused(lawyer2, 'issueGuide', { guideId, version: 1 })).toBe('NOT_ALLOWED')
})

test('a guide of the district is not found at the desk of a street, whatever is tried', async () => {
  const { guideId } = await issued(library)
  for (const [who, name, input] of [
    [street, 'readDraft', { guideId, version: 1 }],
    [street, 'startCorrection', { guideId }],
    [street, 'withdrawGuide', { guideId, reason: '不归我管' }],
    [street, 'saveDraft', { guideId, revision: 1, ...words() }],
    [streetLawyer, 'confirmStillRight', { guideId, note: '还对' }],
  ] as const) {
    expect([name, await library.refused(who, name, input)]).toEqual([name, 'NOT_FOUND'])
  }
  const desk = await library.ok<{ items: { guideId: string }[] }>(street, 'listDesk', {})
  expect(desk.items).toEqual([])
})

test('the district sees and reviews what a street has written', async () => {
  const saved = await library.ok<Written>(street, 'saveDraft', words({ title: '街道写的指引' }))
  await library.ok(street, 'submitForReview', saved)
  await library.ok(lawyer, 'decideReview', { ...ids(saved), approve: true })
  await library.ok(street, 'issueGuide', ids(saved))
  expect(await read(saved.guideId)).toMatchObject({ title: '街道写的指引' })
})

test('the author, and whoever saved a word of it, is never the second reader', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  const again = await library.ok<Written>(staff, 'saveDraft', {
    guideId: saved.guideId,
    revision: 1,
    ...words(),
  })
  await library.ok(lawyer, 'submitForReview', again)
  expect(await library.refused(lawyer, 'decideReview', { ...ids(saved), approve: true })).toBe('OWN_DRAFT')
  expect(await library.refused(staff, 'decideReview', { ...ids(saved), approve: true })).toBe('OWN_DRAFT')
  await library.ok(lawyer2, 'decideReview', { ...ids(saved), approve: true })
})

test('whose words stand in a correction is not its second reader, whoever began it', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  await library.ok(lawyer, 'submitForReview', saved)
  await library.ok(lawyer2, 'decideReview', { ...ids(saved), approve: true })
  await library.ok(staff, 'issueGuide', ids(saved))
  const next = await library.ok<Written>(lawyer2, 'startCorrection', { guideId: saved.guideId })
  const changed = await library.ok<Written>(lawyer2, 'saveDraft', {
    guideId: saved.guideId,
    revision: 1,
    ...words({ correctionNote: '改了一处' }),
  })
  await library.ok(lawyer2, 'submitForReview', changed)
  expect(await library.refused(lawyer, 'decideReview', { ...ids(next), approve: true })).toBe('OWN_DRAFT')
  await library.ok(staff, 'decideReview', { ...ids(next), approve: true })
})

test('of two second readers who decide at once one is heard and the other is told', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  await library.ok(lawyer, 'submitForReview', saved)
  const decide = (who: typeof staff, approve: boolean) =>
    library.call(who, 'library.decideReview', { ...ids(saved), approve, note: '第二节要改' })
  const both = await Promise.all([decide(lawyer2, true), decide(staff, true)])
  expect(both.map((answer) => (answer.ok ? 'done' : answer.refusal.code)).sort()).toEqual([
    'NOT_IN_REVIEW',
    'done',
  ])
})

test('a save that is based on an older revision is refused, so nobody overwrites the words of another', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  const save = (who: typeof staff, title: string) =>
    library.call(who, 'library.saveDraft', { guideId: saved.guideId, revision: 1, ...words({ title }) })
  const both = await Promise.all([save(lawyer, '律师的题目'), save(staff, '干部的题目')])
  expect(both.map((answer) => (answer.ok ? 'done' : answer.refusal.code)).sort()).toEqual([
    'CHANGED_MEANWHILE',
    'done',
  ])
  const winner = both[0].ok ? '律师的题目' : '干部的题目'
  expect(await library.ok(staff, 'readDraft', ids(saved))).toMatchObject({ title: winner, revision: 2 })
})

test('what was sent back carries a note and can be changed and handed in again', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  await library.ok(lawyer, 'submitForReview', saved)
  expect(await library.refused(lawyer2, 'decideReview', { ...ids(saved), approve: false })).toBe(
    'NOTE_NEEDED',
  )
  await library.ok(lawyer2, 'decideReview', { ...ids(saved), approve: false, note: '第二节写得太绝对' })
  expect(await library.ok(lawyer, 'readDraft', ids(saved))).toMatchObject({
    state: 'draft',
    reviewNote: '第二节写得太绝对',
  })
  const again = await library.ok<Written>(lawyer, 'saveDraft', {
    guideId: saved.guideId,
    revision: 1,
    ...words(),
  })
  await pass(library, again)
})

test('a version in review or approved cannot be changed, and only an approved one can be issued', async () => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words())
  expect(await library.refused(staff, 'issueGuide', ids(saved))).toBe('NOT_APPROVED')
  await library.ok(lawyer, 'submitForReview', saved)
  expect(
    await library.refused(lawyer, 'saveDraft', { guideId: saved.guideId, revision: 1, ...words() }),
  ).toBe('NOT_A_DRAFT')
  expect(await library.refused(lawyer, 'submitForReview', saved)).toBe('NOT_A_DRAFT')
  expect(await library.refused(staff, 'issueGuide', ids(saved))).toBe('NOT_APPROVED')
})

test('a draft that is not whole is refused with every field that is missing', async () => {
  const saved = await library.ok<Written>(
    lawyer,
    'saveDraft',
    words({ answer: '', card: ' ', sections: [{ heading: '空的', text: '' }] }),
  )
  const answer = await library.call(lawyer, 'library.submitForReview', saved)
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'INCOMPLETE' } })
  if (!answer.ok)
    expect(Object.keys(answer.refusal.fields ?? {}).sort()).toEqual(['answer', 'card', 'sections.0.text'])
})

test('an unknown article of a known law is refused by name; an unknown law is allowed and said as such', async () => {
  const saved = await library.ok<Written>(
    lawyer,
    'saveDraft',
    words({ citations: ['示例法第一条', '示例法第九条', '没有导入的法第三条'] }),
  )
  const answer = await library.call(lawyer, 'library.submitForReview', saved)
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'WRONG_CITATION', fields: { 'citations.1': '没有找到“示例法第九条”，请核对条号' } },
  })
  const again = await library.ok<Written>(lawyer, 'saveDraft', {
    guideId: saved.guideId,
    revision: 1,
    ...words({ citations: ['没有导入的法第三条'] }),
  })
  await pass(library, again)
  expect(await read(saved.guideId)).toMatchObject({
    citations: [{ text: '没有导入的法第三条', status: 'unknown-law' }],
    asOf: '2026-11-23',
  })
})

test('a correction leaves the old version readable and tells its readers what was put right', async () => {
  const { guideId } = await issued(library)
  expect(await library.ok(lawyer, 'startCorrection', { guideId })).toMatchObject({ version: 2 })
  expect(await library.refused(staff, 'startCorrection', { guideId })).toBe('DRAFT_OPEN')
  const bare = await library.ok<Written>(lawyer, 'saveDraft', {
    guideId,
    revision: 1,
    ...words({ title: '新题目' }),
  })
  const refused = await library.call(lawyer, 'library.submitForReview', bare)
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'INCOMPLETE' } })
  const saved = await library.ok<Written>(lawyer, 'saveDraft', {
    guideId,
    revision: 2,
    ...words({ title: '新题目', correctionNote: '第一节的标准改了' }),
  })
  library.clock.move(86_400_000)
  await pass(library, saved)
  const correction = { note: '第一节的标准改了', on: '2026-11-24', currentVersion: 2 }
  expect(await read(guideId)).toMatchObject({ version: 2, title: '新题目', corrected: false, correction })
  expect(await read(guideId, 1)).toMatchObject({
    version: 1,
    title: '停工工资怎么算',
    corrected: true,
    correction,
  })
})

test('of two who open a correction at once only one gets a version', async () => {
  const { guideId } = await issued(library)
  const open = (who: typeof staff) => library.call(who, 'library.startCorrection', { guideId })
  const all = await Promise.all([open(lawyer), open(staff), open(lawyer2)])
  expect(all.filter((answer) => answer.ok)).toHaveLength(1)
  expect(all.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code]))).toEqual([
    'DRAFT_OPEN',
    'DRAFT_OPEN',
  ])
})

test('a withdrawn guide leaves the list and tells those who still open it why', async () => {
  const { guideId } = await issued(library, { topic: '要撤的' })
  await library.ok(staff, 'withdrawGuide', { guideId, reason: '地方标准已经变了' })
  expect(await read(guideId)).toMatchObject({ withdrawn: true, withdrawal: { reason: '地方标准已经变了' } })
  expect(await library.ok(ANONYMOUS, 'listGuides', { topic: '要撤的' })).toMatchObject({ items: [] })
  expect(await library.refused(staff, 'withdrawGuide', { guideId, reason: '再撤一次' })).toBe('NOT_ISSUED')
  expect(await library.refused(lawyer, 'startCorrection', { guideId })).toBe('NOT_ISSUED')
})

test('a version that was being written when its guide was withdrawn can still be issued in its place', async () => {
  const { guideId } = await issued(library)
  await library.ok(lawyer, 'startCorrection', { guideId })
  await library.ok(staff, 'withdrawGuide', { guideId, reason: '先撤下' })
  const saved = await library.ok<Written>(lawyer, 'saveDraft', {
    guideId,
    revision: 1,
    ...words({ correctionNote: '全部重写' }),
  })
  await pass(library, saved)
  expect(await read(guideId)).toMatchObject({ version: 2, withdrawn: false, corrected: false })
  expect(await read(guideId, 1)).toMatchObject({ version: 1, withdrawn: false, corrected: true })
})

test('the list of issued guides goes on where it stopped and skips nothing', async () => {
  const written: string[] = []
  for (let at = 0; at < 23; at += 1) written.push((await issued(library, { topic: '翻页' })).guideId)
  const first = await library.ok<{ items: { guideId: string }[]; next: string }>(ANONYMOUS, 'listGuides', {
    topic: '翻页',
  })
  const second = await library.ok<typeof first>(ANONYMOUS, 'listGuides', {
    topic: '翻页',
    cursor: first.next,
  })
  const seen = [...first.items, ...second.items].map(({ guideId }) => guideId)
  expect(new Set(seen)).toEqual(new Set(written))
  expect(seen).toHaveLength(23)
})

test('issuing, correcting and withdrawing leave one message each for whoever tells the groups', async () => {
  const { guideId } = await issued(library)
  await corrected(library, guideId, { correctionNote: '改了一句' })
  await library.ok(staff, 'withdrawGuide', { guideId, reason: '撤下' })
  const messages = await outboxMessages
    .of(library.house.db)
    .find({ 'payload.guideId': guideId })
    .sort({ _id: 1 })
    .toArray()
  expect(messages.map(({ topic, payload }) => [topic, payload['version'], payload['previous']])).toEqual([
    ['guide.issued', 1, null],
    ['guide.issued', 2, 1],
    ['guide.withdrawn', 2, null],
  ])
})

test('the same key twice writes one guide', async () => {
  const twice = await Promise.all(
    [1, 2, 3].map(() =>
      library.call(lawyer, 'library.saveDraft', words({ title: '只写一次' }), 'one-key-for-all'),
    ),
  )
  expect(new Set(twice.map((answer) => JSON.stringify(answer))).size).toBe(1)
  const desk = await library.ok<{ items: { title: string }[] }>(lawyer, 'listDesk', { state: 'draft' })
  expect(desk.items.filter(({ title }) => title === '只写一次')).toHaveLength(1)
})

const ids = ({ guideId, version }: Written) => ({ guideId, version })
