import fc from 'fast-check'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { spoiled, valid, type Schema } from './fuzz/from-schema'

/** Bodies near the schema and far from it, as nobody, a worker, an admin and staff: every answer has a declared status, none is a 5xx. */
const ACCOUNTS = [undefined, 'worker', 'groupadmin', 'streetstaff', 'staff', 'lawyer'] as const
/** Ids of records that belong to others, tried as anything. */
const IDS = [
  'mem_demo_worker',
  'group_1',
  'group_2',
  'org_haiwan',
  'org_firm_2',
  'org_street_1',
  'grant_demo_staff_staff',
]
/** `npm test` looks at each operation some dozen times; FUZZ_RUNS=500 is for a long night. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 14)

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, unknown>
}

let cloud: TestCloud
let paths: [string, Operation][]
const tokens = new Map<string | undefined, string | undefined>()

beforeAll(async () => {
  cloud = await startTestCloud()
  const description = (await (await fetch(`${cloud.url}/api/openapi.json`)).json()) as {
    paths: Record<string, { post: Operation }>
  }
  paths = Object.entries(description.paths).map(([path, { post }]) => [path, post])
  for (const account of ACCOUNTS) tokens.set(account, account && (await cloud.signIn(account)))
}, 120_000)
afterAll(() => cloud.stop())

test('no body, true or spoiled, of any caller gets a 5xx or an undeclared status from any operation', async () => {
  expect(paths.length).toBeGreaterThan(50)
  const seen = new Map<number, number>()
  for (const [path, operation] of paths) {
    // Leaving would take the account away from the rest of the run; it is fuzzed last by nobody.
    const accounts = /leave|signOut/.test(path) ? [undefined] : ACCOUNTS
    const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema ?? {}
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(valid(schema, IDS), spoiled(schema, IDS), spoiled(schema, IDS)),
        fc.constantFrom(...accounts),
        async (body, account) => {
          const { status, body: answer } = await cloud.post(
            tokens.get(account),
            path.replace('/api/', '').replace('/', '.'),
            body,
          )
          seen.set(status, (seen.get(status) ?? 0) + 1)
          const declared = Object.keys(operation.responses)
          if (!declared.includes(String(status)) || (status >= 500 && status !== 503)) {
            throw new Error(`${path} as ${account ?? 'nobody'} answered ${status} ${JSON.stringify(answer)}`)
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    )
  }
  // A fuzzer whose bodies are all refused at the door tests only the door.
  expect(seen.get(200) ?? 0).toBeGreaterThan(20)
  expect(seen.get(400) ?? 0).toBeGreaterThan(100)
}, 300_000)
