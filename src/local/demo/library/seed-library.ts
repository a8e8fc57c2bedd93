import { createLibraryEngine } from '../../../engines/library'
import { library } from '../../../engines/library/contract'
import { importStatuteFile } from '../../../engines/library/intake/import-file'
import { answers } from '../../../engines/library/store/answers'
import { guideVersions } from '../../../engines/library/store/guides'
import type { Caller } from '../../../kernel/caller'
import { inTransaction, unitOf } from '../../../kernel/transaction'
import type { Engine } from '../../../kernel/operation'
import { shanghaiDay } from '../../../kernel/time'
import type { House } from '../../../kernel/unit'
import { demoAnswers, type DemoAnswer } from './answers'
import type { DemoGuide } from './demo-guide'
import { demoGuides } from './guides'
import { demoStatutes } from './statutes'

export interface LibraryPeople {
  /** Writes the guides and answers. */
  readonly writer: Caller
  /** Reads them a second time; another person. */
  readonly reader: Caller
  /** Issues them. */
  readonly staff: Caller
  /** Path of the union for which they work, from the top of the tree. */
  readonly orgPath: readonly string[]
}

/** Sample statutes, guides and answered questions, each through the operations that people use; what is there is left alone. */
export const seedLibrary = async (house: House, people: LibraryPeople): Promise<void> => {
  const asOf = shanghaiDay(house.clock.now())
  for (const { fileName, text } of demoStatutes) {
    const report = await importStatuteFile(
      house,
      { fileName, bytes: Buffer.from(text) },
      { asOf, sample: true },
    )
    if ('problems' in report) throw new Error(`${fileName}: ${JSON.stringify(report.problems)}`)
  }
  const engine = createLibraryEngine({
    people: () => ({ namesOf: () => Promise.resolve(new Map()) }),
    orgs: () => ({ pathOf: () => Promise.resolve(people.orgPath) }),
  })
  for (const guide of demoGuides) await seedGuide(house, engine, people, guide)
  for (const answer of demoAnswers) await seedAnswer(house, engine, people, answer)
}

type Name = keyof typeof library

/** One guide is one transaction: a start that is cut off leaves it whole or not there. */
const seedGuide = async (
  house: House,
  engine: Engine,
  people: LibraryPeople,
  guide: DemoGuide,
): Promise<void> => {
  if (await guideVersions.of(house.db).findOne({ title: guide.title })) return
  await inTransaction(house, people.writer, async (unit) => {
    const act = <T>(caller: Caller, name: Name, input: unknown): Promise<T> =>
      engine.handle(
        name,
        unitOf(house, caller, unit.options),
        library[name].input.parse(input),
        undefined,
      ) as Promise<T>
    const pass = async (saved: { guideId: string; version: number; revision: number }): Promise<void> => {
      const { guideId, version } = saved
      await act(people.writer, 'submitForReview', saved)
      await act(people.reader, 'decideReview', { guideId, version, approve: true })
      await act(people.staff, 'issueGuide', { guideId, version })
    }
    const { title, topic, answer, card, citations, sections, corrects } = guide
    const words = { title, topic, answer, card, citations }
    const before = sections.map(({ heading, text }) => ({ heading, text: corrects?.before[heading] ?? text }))
    const saved = await act<{ guideId: string; version: number; revision: number }>(
      people.writer,
      'saveDraft',
      {
        ...words,
        sections: before,
      },
    )
    await pass(saved)
    if (!corrects) return
    const { guideId } = saved
    await act(people.writer, 'startCorrection', { guideId })
    await pass(
      await act(people.writer, 'saveDraft', {
        guideId,
        revision: 1,
        ...words,
        sections,
        correctionNote: corrects.note,
      }),
    )
  })
}

const seedAnswer = async (
  house: House,
  engine: Engine,
  people: LibraryPeople,
  answer: DemoAnswer,
): Promise<void> => {
  if (await answers.of(house.db).findOne({ question: answer.question })) return
  await inTransaction(house, people.writer, async (unit) => {
    const input = library.saveAnswer.input.parse(answer)
    const saved = await engine.handle('saveAnswer', unit, input, undefined)
    await engine.handle('approveAnswer', unitOf(house, people.reader, unit.options), saved, undefined)
  })
}
