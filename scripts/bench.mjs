// npm run bench -- NAME [ARGS…]: a table for people and, as the last line, one JSON object.
import { existsSync, readdirSync } from 'node:fs'
import { ensureBuilt } from './setup/builds.mjs'
import { ensureInstalled } from './setup/install.mjs'
import { main } from './setup/main.mjs'
import { inRoot } from './setup/root.mjs'
import { PlainError, run } from './setup/run.mjs'

/** Builds that a bench looks at. */
const NEEDS = { package: ['weapp', 'h5', 'cloud'], boot: ['weapp'] }

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
    '--require',
    './bench/support/plain-typescript.cjs',
    `bench/${name}.ts`,
    ...args,
  ])
  process.exitCode = code
})
