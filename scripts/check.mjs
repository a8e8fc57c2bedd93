// npm run check: types, lint, laws, unused code, format. Says nothing but one line when all is well.
import { ensureInstalled } from './setup/install.mjs'
import { main } from './setup/main.mjs'
import { tool } from './setup/run.mjs'

const CRUISED = ['src', 'cloudfunctions', 'miniprogram', 'config', 'scripts', 'bench', 'tests']
const cruise = (config, ...folders) => [
  'dependency-cruiser/bin/dependency-cruise.mjs',
  ['--config', config, '--output-type', 'err', ...folders],
]

const STEPS = {
  'lint (eslint)': ['eslint/bin/eslint.js', ['.', '--max-warnings', '0']],
  'types of the server': ['typescript/bin/tsc', ['--noEmit', '-p', '.']],
  'types of the mini-program': ['typescript/bin/tsc', ['--noEmit', '-p', 'miniprogram']],
  'types of the scripts': ['typescript/bin/tsc', ['--noEmit', '-p', 'scripts']],
  'types of the tests': ['typescript/bin/tsc', ['--noEmit', '-p', 'tests']],
  'format (prettier)': ['prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  'laws of imports (dependency-cruiser)': cruise('.dependency-cruiser.cjs', ...CRUISED),
  'what the client carries (dependency-cruiser)': cruise('.dependency-cruiser.client.cjs', 'miniprogram'),
  'unused files, exports and packages (knip)': ['knip/bin/knip.js', ['--no-progress']],
}
const AT_ONCE = 2

await main(async () => {
  await ensureInstalled()
  const waiting = Object.entries(STEPS)
  const failed = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, [file, args]] = next
      const { code, output } = await tool(file, args, { capture: true })
      if (code === 0) continue
      failed.push(name)
      console.log(`\n── ${name}\n${output.trim()}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  if (failed.length > 0) {
    console.log(`\ncheck failed: ${failed.join(', ')}`)
    process.exitCode = 1
  } else {
    console.log(`check passed: ${Object.keys(STEPS).length} steps clean`)
  }
})
