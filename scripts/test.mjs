// npm test [-- PATH…]: sets itself up, builds what the tests run against, runs them.
// The last line is `N passed, N failed`; the exit code is 1 unless something passed and nothing failed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './setup/builds.mjs'
import { ensureChromium } from './setup/chromium.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { main } from './setup/main.mjs'
import { inRoot } from './setup/root.mjs'
import { tool } from './setup/run.mjs'
import { say } from './setup/say.mjs'

const JEST = 'jest/bin/jest.js'
/** Test folders that share nothing and may run beside each other, and those that need the machine for themselves. */
const STAGES = [
  {
    name: '规则、操作、流程和两扇门',
    match: (file) => !/^tests\/(weapp|browser|faults)\//.test(file),
    workers: 2,
  },
  { name: '小程序', match: (file) => file.startsWith('tests/weapp/'), workers: 2 },
  { name: '浏览器', match: (file) => file.startsWith('tests/browser/'), workers: 2 },
  { name: '故障', match: (file) => file.startsWith('tests/faults/'), workers: 1 },
]
/** What tests of a folder run against. */
const NEEDS = [
  { build: 'weapp', folders: /^tests\/weapp\// },
  { build: 'weapp-http', folders: /^tests\/weapp\/container\./ },
  { build: 'h5', folders: /^tests\/(browser|faults)\// },
  { build: 'cloud', folders: /^tests\/(doors|weapp)\// },
]

async function listTests(patterns) {
  const { code, output } = await tool(JEST, ['--listTests', '--json', ...patterns], { capture: true })
  const list = output.split('\n').find((line) => line.startsWith('['))
  if (code !== 0 || list === undefined) throw new Error(output)
  return JSON.parse(list).map((file) => file.slice(inRoot('/').length).replaceAll('\\', '/'))
}

/** Runs some test files; what jest itself could not start counts as failed. */
async function runStage({ name, workers }, files, reports) {
  say(`\n━━ ${name}：${files.length} 个文件`)
  const report = join(reports, `${workers}-${files.length}-${files[0].replaceAll('/', '_')}.json`)
  const parallel = workers === 1 ? ['--runInBand'] : [`--maxWorkers=${workers}`]
  const { code } = await tool(JEST, [
    // A handle that a test left open must not hold up the tally for ever.
    ...['--forceExit', '--runTestsByPath', ...files],
    ...parallel,
    ...['--json', `--outputFile=${report}`],
  ])
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites
    return { passed: result.numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: 1 }
  }
}

await main(async () => {
  const start = performance.now()
  const total = { passed: 0, failed: 0 }
  const reports = mkdtempSync(join(tmpdir(), 'niangjiaren-reports-'))
  try {
    await ensureInstalled()
    const files = await listTests(process.argv.slice(2))
    await ensureBuilt(
      ...NEEDS.filter(({ folders }) => files.some((file) => folders.test(file))).map(({ build }) => build),
    )
    if (files.some((file) => file.startsWith('tests/browser/')))
      process.env.CHROMIUM_PATH = await ensureChromium()
    for (const stage of STAGES) {
      const own = files.filter(stage.match)
      if (own.length === 0) continue
      const { passed, failed } = await runStage(stage, own, reports)
      total.passed += passed
      total.failed += failed
    }
  } catch (error) {
    total.failed += 1
    throw error
  } finally {
    rmSync(reports, { recursive: true, force: true })
    if (total.failed > 0 || total.passed === 0) process.exitCode = 1
    process.once('exit', () => {
      say(`共用时 ${((performance.now() - start) / 60_000).toFixed(1)} 分钟`)
      process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
    })
  }
})
