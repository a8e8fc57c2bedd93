import { rmSync } from 'node:fs'
import { GOOD_HOUSE } from './laws/good-house'
import { houseOnDisk, inspect } from './laws/house-on-disk'
import { ACCOMPLICES, WRONG_IMPORTS } from './laws/wrong-imports'
import { WRONG_LINES } from './laws/wrong-lines'

const FOLDERS = ['src', 'cloudfunctions', 'miniprogram', 'config', 'tests']
const fileOf = ({ file, source }: { file: string; source: string }): [string, string] => [file, source]

interface Cruise {
  summary: { violations: Violation[]; ruleSetUsed: { forbidden: Rule[] } }
}
interface Violation {
  from: string
  rule: Rule
  /** The files of a cycle; it is reported once, at one of them. */
  cycle?: { name: string }[]
}
interface Rule {
  name: string
}
interface Linted {
  filePath: string
  messages: { ruleId: string | null; message: string }[]
}

async function cruise(house: string, config: string, ...folders: string[]): Promise<Cruise['summary']> {
  const tool = 'dependency-cruiser/bin/dependency-cruise.mjs'
  const output = await inspect(house, tool, ['--config', config, '--output-type', 'json', ...folders])
  return (JSON.parse(output) as Cruise).summary
}

async function lint(house: string): Promise<Linted[]> {
  const output = await inspect(house, 'eslint/bin/eslint.js', ['--format', 'json', ...FOLDERS])
  return (JSON.parse(output) as Linted[]).map((file) => ({
    ...file,
    filePath: file.filePath.slice(house.length + 1).replaceAll('\\', '/'),
  }))
}

const houses: string[] = []
function build(files: Record<string, string>): string {
  const house = houseOnDisk(files)
  houses.push(house)
  return house
}
afterAll(() => {
  for (const house of houses) rmSync(house, { recursive: true, force: true })
})

describe('laws of imports', () => {
  let found: Cruise['summary']
  beforeAll(async () => {
    const house = build({
      ...GOOD_HOUSE,
      ...ACCOMPLICES,
      ...Object.fromEntries(WRONG_IMPORTS.map(fileOf)),
    })
    found = await cruise(house, '.dependency-cruiser.cjs', ...FOLDERS)
  }, 60_000)

  test.each(WRONG_IMPORTS)('$law', ({ rule, file }) => {
    const reported = found.violations
      .filter(({ from, cycle }) => from === file || cycle?.some(({ name }) => name === file))
      .map((violation) => violation.rule.name)
    expect(reported).toContain(rule)
  })

  test('and files that keep them are left in peace', () => {
    expect(found.violations.filter(({ from }) => from in GOOD_HOUSE)).toEqual([])
  })

  test('every rule about imports is proved by a file that breaks it', () => {
    const proved = new Set(WRONG_IMPORTS.map(({ rule }) => rule))
    expect(found.ruleSetUsed.forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual(
      [],
    )
  })

  test('the client carries no zod, however far away it is imported', async () => {
    const [house = ''] = houses
    const { violations } = await cruise(house, '.dependency-cruiser.client.cjs', 'miniprogram')
    expect(violations.map(({ from }) => from)).toContain('miniprogram/features/alpha/wrong-carrier.ts')
  }, 60_000)
})

describe('laws of lines', () => {
  let found: Linted[]
  beforeAll(async () => {
    found = await lint(build({ ...GOOD_HOUSE, ...Object.fromEntries(WRONG_LINES.map(fileOf)) }))
  }, 120_000)

  test.each(WRONG_LINES)('$law ($file)', ({ rule, file }) => {
    const messages = found.find(({ filePath }) => filePath === file)?.messages ?? []
    expect(messages.map(({ ruleId }) => ruleId)).toContain(rule)
  })

  test('and files that keep them are left in peace', () => {
    expect(found.filter(({ filePath, messages }) => filePath in GOOD_HOUSE && messages.length > 0)).toEqual(
      [],
    )
  })
})

describe('types', () => {
  test('a house that keeps the laws has no error', async () => {
    const output = await inspect(build(GOOD_HOUSE), 'typescript/bin/tsc', ['--noEmit', '-p', '.'])
    expect(output).toBe('')
  }, 60_000)

  test('strict, unchecked indices and exact optional properties are errors', async () => {
    const house = build({
      ...GOOD_HOUSE,
      'src/kernel/implicit.ts': 'export const twice = (n) => n * 2\n',
      'src/kernel/index-access.ts': 'export const first = (list: string[]): string => list[0]\n',
      'src/kernel/optional.ts':
        'export const exact: { name?: string } = { name: undefined }\nexport const unused = 1\n',
    })
    const output = await inspect(house, 'typescript/bin/tsc', ['--noEmit', '-p', '.'])
    expect(output).toMatch(/implicit\.ts.*TS7006/)
    expect(output).toMatch(/index-access\.ts.*TS2322/)
    expect(output).toMatch(/optional\.ts.*TS2375/)
  }, 60_000)
})
