// npm run build:weapp, npm run build:h5: the mini-program for WeChat (dist/weapp) or for browsers (dist/h5).
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './setup/install.mjs'
import { main } from './setup/main.mjs'
import { inRoot } from './setup/root.mjs'
import { PlainError, runLeashed } from './setup/run.mjs'

function sizeOf(path) {
  if (!existsSync(path)) return 0
  if (!statSync(path).isDirectory()) return statSync(path).size
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0)
}

await main(async () => {
  const platform = process.argv[2]
  const into = process.env.NJR_INTO ?? platform
  if (platform !== 'weapp' && platform !== 'h5') {
    throw new PlainError('usage: node scripts/build-client.mjs weapp|h5')
  }
  await ensureInstalled()
  const { code, output } = await runLeashed(
    process.execPath,
    ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', platform],
    {
      env: { NODE_ENV: 'production', TARO_ENV: platform, BROWSERSLIST_ENV: 'production' },
    },
  )
  // Taro's CLI says "compiled successfully" and exits with 0 after some failures: the entry file is the proof.
  const entry = inRoot('dist', into, platform === 'weapp' ? 'app.js' : 'index.html')
  if (code !== 0 || !existsSync(entry) || /Module build failed|ERROR in/.test(output)) {
    throw new PlainError(`${output.trim()}\n\nbuild of ${platform} failed`)
  }
  console.log(`dist/${into}: ${(sizeOf(inRoot('dist', into)) / 1024).toFixed(0)} KB`)
})
