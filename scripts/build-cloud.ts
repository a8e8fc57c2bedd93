// npm run build:cloud: every cloud function as one file with nothing to install, in dist/cloudfunctions; and the container,
// which serves all of them and the pages, in dist/container.
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { peerDependencies } from 'mongodb/package.json'

/** Beyond this a function's cold start is felt; the driver and zod alone are 1.3 MB. */
const LIMIT_BYTES = 1_600_000
const ROOT = join(__dirname, '..')
const OUT = join(ROOT, 'dist', 'cloudfunctions')
const CONTAINER = join(ROOT, 'dist', 'container')

/** zod carries its messages in 50 languages (260 KB) wherever `z` goes; the house speaks one, and falls back on English. */
const oneLanguage: Plugin = {
  name: 'one-language',
  setup: (bundler) => {
    bundler.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.(c?js)$/ }, () => ({
      contents: "export { default as en } from './en.js'\nexport { default as zhCN } from './zh-CN.js'\n",
    }))
  },
}

/** How all of them are bundled. */
const SERVER = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  // Optional parts of the driver: it tries to load them and does without.
  external: Object.keys(peerDependencies),
  plugins: [oneLanguage],
  legalComments: 'eof',
  logLevel: 'warning',
} as const satisfies BuildOptions

/** Bundles one function and returns its size in bytes. */
async function bundle(name: string): Promise<number> {
  const from = join(ROOT, 'cloudfunctions', name)
  const into = join(OUT, name)
  mkdirSync(into, { recursive: true })
  await build({
    entryPoints: [join(from, 'index.ts')],
    outfile: join(into, 'index.js'),
    ...SERVER,
    // Printed sheets need a font that no function carries: they are the container's.
    external: [...SERVER.external, 'pdfmake'],
    alias: { 'whatwg-url': join(ROOT, 'scripts', 'cloud', 'node-url.ts') },
  })
  for (const file of ['config.json', 'package.json']) cpSync(join(from, file), join(into, file))
  return statSync(join(into, 'index.js')).size
}

/** The process that lives long, and beside it the thread that makes the search index and what an operator runs by hand. */
async function bundleContainer(): Promise<number> {
  rmSync(CONTAINER, { recursive: true, force: true })
  await build({
    ...SERVER,
    entryPoints: {
      index: join(ROOT, 'src', 'container', 'index.ts'),
      command: join(ROOT, 'src', 'container', 'command.ts'),
      'index-worker': join(ROOT, 'src', 'engines', 'library', 'parts', 'index-worker.ts'),
    },
    outdir: CONTAINER,
  })
  return statSync(join(CONTAINER, 'index.js')).size
}

async function main(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true })
  const names = readdirSync(join(ROOT, 'cloudfunctions')).filter((name) =>
    existsSync(join(ROOT, 'cloudfunctions', name, 'index.ts')),
  )
  for (const name of names) {
    const bytes = await bundle(name)
    console.log(`dist/cloudfunctions/${name}: ${(bytes / 1000).toFixed(0)} KB`)
    if (bytes > LIMIT_BYTES) throw new Error(`${name} has ${bytes} bytes, the limit is ${LIMIT_BYTES}`)
  }
  console.log(`dist/container: ${((await bundleContainer()) / 1000).toFixed(0)} KB`)
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
