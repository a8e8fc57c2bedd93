// npm run bench -- NAME [ARGS…]: a table for people and, as the last line, one JSON object.
import { existsSync, readdirSync } from 'node:fs'
import { ensureBuilt } from './setup/builds.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { main } from './setup/main.mjs'
import { inRoot } from './setup/root.mjs'
import { PlainError, run } from './setup/run.mjs'

/** Builds that a bench looks at. */
const NEEDS = { package: ['weapp', 'h5', 'cloud'], boot: ['weapp'] }

/** Benches of a server run with the flag that a container is started with (docs/launch.md). */
const AS_A_CONTAINER = ['claim', 'redeem']

await main(async () => {
  const [name, ...args] = process.argv.slice(2)
  const names = readdirSync(inRoot('bench'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
  if (name === undefined || !existsSync(inRoot('bench', `${name}.ts`))) {
    throw new PlainError(`用法：npm run bench -- NAME [ARGS…]\n可测的有：${names.join('、')}`)
  }
  await ensureInstalled()
  await ensureBuilt(...(NEEDS[name] ?? []))
  const { code } = await run(process.execPath, [
    '--expose-gc',
    ...(AS_A_CONTAINER.includes(name) ? ['--max-semi-space-size=64'] : []),
    '--require',
    './bench/support/plain-typescript.cjs',
    `bench/${name}.ts`,
    ...args,
  ])
  process.exitCode = code
})
