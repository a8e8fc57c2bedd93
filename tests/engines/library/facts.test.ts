import { createLibraryFacts } from '../../../src/engines/library/facts'
import { auditEntries } from '../../../src/kernel/audit'
import { HOUSE } from '../../../src/kernel/caller'
import { unitOf } from '../../../src/kernel/transaction'
import {
  corrected,
  issued,
  lawyer,
  lawyer2,
  openLibrary,
  staff,
  words,
  type Library,
  type Written,
} from './world'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})
afterAll(() => library.close())

const facts = () => createLibraryFacts(unitOf(library.house, HOUSE))

test('other engines learn the state of a version and what it replaced, and nothing of its words but the card', async () => {
  const draft = await library.ok<Written>(lawyer, 'saveDraft', words())
  const { guideId } = await issued(library)
  await corrected(library, guideId, { correctionNote: '改了' })
  const known = await facts().guides([
    { guideId, version: 1 },
    { guideId, version: 2 },
    { guideId: draft.guideId, version: 1 },
    { guideId: 'guide_nobody', version: 1 },
  ])
  expect(known).toHaveLength(3)
  expect(known.find((one) => one.guideId === guideId && one.version === 1)).toMatchObject({
    state: 'corrected',
  })
  expect(known.find((one) => one.version === 2)).toEqual({
    guideId,
    version: 2,
    state: 'issued',
    title: words().title,
    card: words().card,
    minutes: 1,
    issuedOn: '2026-11-23',
    corrects: 1,
  })
  expect(known.find((one) => one.guideId === draft.guideId)).toMatchObject({
    state: 'unissued',
    issuedOn: '',
  })
  expect(await facts().issuedGuide(draft.guideId, 1)).toBeUndefined()
  await library.ok(staff, 'withdrawGuide', { guideId, reason: '撤下' })
  expect(await facts().issuedGuide(guideId, 2)).toMatchObject({ withdrawn: true, corrected: false })
})

test('every step of a guide is in the log with who did it', async () => {
  const { guideId } = await issued(library)
  await library.ok(staff, 'withdrawGuide', { guideId, reason: '撤下' })
  const log = await auditEntries.of(library.house.db).find({ subject: guideId }).toArray()
  expect(log.map(({ action, actor }) => `${action} ${actor}`)).toEqual([
    `save-draft ${lawyer.memberId ?? ''}`,
    `submit-for-review ${lawyer.memberId ?? ''}`,
    `decide-review ${lawyer2.memberId ?? ''}`,
    `issue-guide ${staff.memberId ?? ''}`,
    `withdraw-guide ${staff.memberId ?? ''}`,
  ])
  expect(log.every(({ orgPath }) => orgPath.includes('district'))).toBe(true)
})
