import { createLibraryEngine } from '../../../src/engines/library'
import { importStatuteFile, type FileReport } from '../../../src/engines/library/intake/import-file'
import type { LibraryPorts } from '../../../src/engines/library/ports'
import type { Answer } from '../../../src/kernel/dispatch'
import { person, testHouse, type TestHouse } from '../../support/test-house'

const PATHS: Readonly<Record<string, readonly string[]>> = {
  city: ['city'],
  district: ['city', 'district'],
  street: ['city', 'district', 'street'],
}

const NAMES: Readonly<Record<string, string>> = {
  mem_staff: '林样本',
  mem_lawyer: '王示范',
  mem_lawyer2: '刘范例',
  mem_street: '赵街样',
}

export const ports: LibraryPorts = {
  people: () => ({
    namesOf: (ids) =>
      Promise.resolve(new Map(ids.flatMap((id) => (NAMES[id] === undefined ? [] : [[id, NAMES[id]]])))),
  }),
  orgs: () => ({ pathOf: (orgId) => Promise.resolve(PATHS[orgId]) }),
}

export const staff = person('staff', {}, 'staff@district')
export const lawyer = person('lawyer', {}, 'lawyer@district')
export const lawyer2 = person('lawyer2', {}, 'lawyer@district')
export const street = person('street', {}, 'staff@street')
export const streetLawyer = person('streetlawyer', {}, 'lawyer@street')
export const worker = person('worker')

export interface Library extends TestHouse {
  /** The output of a call that must succeed. */
  ok<T = Record<string, unknown>>(
    caller: Parameters<TestHouse['call']>[0],
    name: string,
    input: unknown,
  ): Promise<T>
  /** The code of a call that must be refused. */
  refused(caller: Parameters<TestHouse['call']>[0], name: string, input: unknown): Promise<string>
  /** Imports a statute whose articles are given by number. */
  law(
    title: string,
    day: string,
    articles: Readonly<Record<number, string>>,
    asOf?: string,
  ): Promise<FileReport>
}

export const openLibrary = async (): Promise<Library> => {
  const house = await testHouse(() => [createLibraryEngine(ports, { checkEvery: 0 })])
  const run = (caller: Parameters<TestHouse['call']>[0], name: string, input: unknown): Promise<Answer> =>
    house.call(caller, `library.${name}`, input)
  return {
    ...house,
    ok: async <T>(...[caller, name, input]: Parameters<typeof run>) => {
      const answer = await run(caller, name, input)
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.refusal)} ${String(answer.error)}`)
      return answer.output as T
    },
    refused: async (caller, name, input) => {
      const answer = await run(caller, name, input)
      if (answer.ok) throw new Error(`${name} was not refused: ${JSON.stringify(answer.output)}`)
      if (answer.refusal.code === 'INTERNAL') throw answer.error
      return answer.refusal.code
    },
    law: (title, day, articles, asOf = '2026-11-20') =>
      importStatuteFile(
        house.house,
        { fileName: `${title}(${day}).md`, bytes: Buffer.from(lawText(title, articles)) },
        { asOf, sample: true },
      ),
  }
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

export const lawText = (title: string, articles: Readonly<Record<number, string>>): string =>
  [
    `# ${title}`,
    '2020年1月1日 示范会议通过',
    '<!-- INFO END -->',
    '## 第一章 总则',
    ...Object.entries(articles).map(([number, text]) => `第${NUMERALS[Number(number)] ?? ''}条 ${text}`),
  ].join('\n\n')

/** A draft with everything that a second reader wants to see. */
export const words = (more: Record<string, unknown> = {}) => ({
  title: '停工工资怎么算',
  topic: '工资',
  answer: '停工第一个月，工资照发。',
  card: '不是您的原因停工的，第一个月工资照发。',
  sections: [{ heading: '第一个月', text: '单位要按合同约定的标准发工资。' }],
  citations: ['示例法第一条'],
  ...more,
})

export interface Written {
  guideId: string
  version: number
  revision: number
}

/** Writes, reviews and issues a guide; the author is the lawyer, the second reader the other one. */
export const issued = async (library: Library, more: Record<string, unknown> = {}): Promise<Written> => {
  const saved = await library.ok<Written>(lawyer, 'saveDraft', words(more))
  await pass(library, saved)
  return saved
}

/** From draft to issued. */
export const pass = async (library: Library, { guideId, version, revision }: Written): Promise<void> => {
  await library.ok(lawyer, 'submitForReview', { guideId, version, revision })
  await library.ok(lawyer2, 'decideReview', { guideId, version, approve: true })
  await library.ok(staff, 'issueGuide', { guideId, version })
}

/** Opens the next version, changes its words and issues it. */
export const corrected = async (
  library: Library,
  guideId: string,
  more: Record<string, unknown>,
): Promise<Written> => {
  await library.ok(lawyer, 'startCorrection', { guideId })
  const saved = await library.ok<Written>(lawyer, 'saveDraft', { guideId, revision: 1, ...words(more) })
  await pass(library, saved)
  return saved
}
