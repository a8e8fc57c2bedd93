import { ANONYMOUS } from '../../../src/kernel/caller'
import { lawyer, lawyer2, openLibrary, staff, street, streetLawyer, worker, type Library } from './world'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
  await library.law('示例法', '2020-01-01', { 1: '停工第一个月照发工资。' })
})
afterAll(() => library.close())

const QUESTION = { question: '停工了还有工资吗？', answer: '第一个月照发。', citations: ['示例法第一条'] }
const save = () => library.ok<{ answerId: string }>(lawyer, 'saveAnswer', QUESTION)
interface Row {
  answerId: string
  approved: boolean
  mine: boolean
  toBeReviewed: boolean
  reasons: string[]
}
const waiting = async (who = lawyer2) => (await library.ok<{ items: Row[] }>(who, 'listAnswers', {})).items

test('an answer is seen by everybody only after a second reader has approved it', async () => {
  const { answerId } = await save()
  expect(await library.refused(ANONYMOUS, 'readAnswer', { answerId })).toBe('NOT_FOUND')
  expect(await library.refused(lawyer, 'approveAnswer', { answerId })).toBe('OWN_DRAFT')
  await library.ok(lawyer2, 'approveAnswer', { answerId })
  expect(await library.ok(ANONYMOUS, 'readAnswer', { answerId })).toMatchObject({
    question: QUESTION.question,
    answeredBy: '王示范',
    answeredOn: '2026-11-23',
    citations: [{ status: 'in-force' }],
    toBeReviewed: false,
  })
})

test('only a lawyer writes answers, and a street does not see those of the district', async () => {
  expect(await library.refused(staff, 'saveAnswer', QUESTION)).toBe('NOT_ALLOWED')
  expect(await library.refused(worker, 'listAnswers', {})).toBe('NOT_ALLOWED')
  const { answerId } = await save()
  expect(await library.refused(streetLawyer, 'approveAnswer', { answerId })).toBe('NOT_FOUND')
  expect(await waiting(street)).toEqual([])
  expect(await waiting()).toContainEqual(expect.objectContaining({ answerId, mine: false, approved: false }))
})

test('an answer that cites an article which its law does not have is refused by name', async () => {
  const answer = await library.call(lawyer, 'library.saveAnswer', {
    ...QUESTION,
    citations: ['示例法第八条'],
  })
  expect(answer).toMatchObject({
    ok: false,
    refusal: { code: 'WRONG_CITATION', fields: { 'citations.0': '没有找到“示例法第八条”，请核对条号' } },
  })
})

test('an approved answer is marked when its law changes, waits for another look, and is cleared by it', async () => {
  const { answerId } = await save()
  await library.ok(lawyer2, 'approveAnswer', { answerId })
  await library.law('示例法', '2026-06-01', { 1: '停工第一个月发八成工资。' })
  const marked = (await waiting()).find((row) => row.answerId === answerId)
  expect(marked).toMatchObject({
    approved: true,
    toBeReviewed: true,
    reasons: ['《示例法》第一条在 2026-06-01 的版本里改了'],
  })
  expect(await library.ok(ANONYMOUS, 'readAnswer', { answerId })).toMatchObject({
    toBeReviewed: true,
    citations: [{ status: 'changed' }],
  })
  await library.ok(lawyer2, 'approveAnswer', { answerId })
  expect(await library.ok(ANONYMOUS, 'readAnswer', { answerId })).toMatchObject({
    toBeReviewed: false,
    citations: [{ status: 'in-force' }],
  })
})

test('the desk hears what the library knows of each citation', async () => {
  const { citations } = await library.ok<{ citations: unknown[] }>(lawyer, 'checkCitations', {
    citations: ['《示例法》第 1 条', '示例法第九条', '外国法第一条', '示例法'],
  })
  expect(citations).toMatchObject([
    { status: 'in-force', label: '第一条' },
    { status: 'unknown-article', label: '第九条' },
    { status: 'unknown-law' },
    { status: 'unknown-article' },
  ])
})
