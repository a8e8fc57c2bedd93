import { guideVersions } from '../../../src/engines/library/store/guides'
import { articles } from '../../../src/engines/library/store/laws'
import type { Document, FindCursor } from 'mongodb'
import { issued, openLibrary, type Library } from './world'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
  await library.law('示例法', '2020-01-01', { 1: '甲。', 2: '乙。' })
  await issued(library)
})
afterAll(() => library.close())

/** Stages of the winning plan, from the top. */
const stagesOf = async (cursor: FindCursor<Document>): Promise<string[]> => {
  const stages: string[] = []
  const { queryPlanner } = (await cursor.explain()) as { queryPlanner: { winningPlan: Plan } }
  for (let plan: Plan | undefined = queryPlanner.winningPlan; plan; plan = plan.inputStage)
    stages.push(plan.stage)
  return stages
}
interface Plan {
  stage: string
  inputStage?: Plan
}

test('what readers ask for most is found by an index, already in its order', async () => {
  const { db } = library.house
  const versions = db.collection(guideVersions.name)
  const queries = {
    list: versions.find({ state: 'issued' }).sort({ issuedAt: -1, _id: -1 }).limit(21),
    topic: versions.find({ state: 'issued', topic: '工资' }).sort({ issuedAt: -1, _id: -1 }).limit(21),
    citing: versions.find({ cites: { $in: ['示例法#100'] }, state: { $in: ['issued'] } }),
    hits: versions.find({ guideId: { $in: ['guide_a', 'guide_b'] }, state: 'issued' }),
    desk: versions
      .find({ orgPath: { $in: ['district'] } })
      .sort({ changedAt: -1, _id: -1 })
      .limit(31),
    neighbour: db
      .collection(articles.name)
      .find({ lawId: '示例法', versionDate: '2020-01-01', order: { $gt: 100 } })
      .sort({ order: 1 })
      .limit(1),
  }
  for (const [name, cursor] of Object.entries(queries)) {
    const stages = await stagesOf(cursor)
    expect([name, stages.includes('IXSCAN'), stages.includes('COLLSCAN')]).toEqual([name, true, false])
    expect([name, stages.includes('SORT')]).toEqual([name, false])
  }
})
