import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { inRoot } from './root.mjs'
import { PlainError, run } from './run.mjs'
import { say, step } from './say.mjs'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath(names = NAMES) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
}

const starts = async (file) => (await run(file, ['--version'], { capture: true })).code === 0

const mayApt = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get']) !== undefined

async function apt(...packages) {
  const quiet = { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }
  await run('apt-get', ['update', '-qq'], quiet)
  return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet)
}

/** Chinese text is drawn as boxes without a Chinese font: tests pass, but screenshots are worthless. */
async function ensureChineseFont() {
  const { code, output } = await run('fc-list', [':lang=zh'], { capture: true })
  if (code === 0 && output.trim() !== '') return
  if (!mayApt()) return say('  这台机器没有中文字体，截图里的汉字会是方框。可安装 fonts-noto-cjk。')
  await step('正在用 apt-get 安装中文字体 fonts-noto-cjk', () => apt('fonts-noto-cjk'))
}

async function byApt() {
  if (!mayApt()) return undefined
  const { code, output } = await step('没有找到浏览器，将用 apt-get 安装 chromium 和 fonts-noto-cjk', () =>
    apt('chromium', 'fonts-noto-cjk'),
  )
  if (code !== 0) say(output.trim().split('\n').slice(-3).join('\n'))
  return onPath()
}

async function byPlaywright() {
  const { code, output } = await step('正在用 Playwright 下载 Chromium', () =>
    run(process.execPath, [inRoot('node_modules/playwright-core/cli.js'), 'install', 'chromium'], {
      capture: true,
    }),
  )
  if (code !== 0) say(output.trim().split('\n').slice(-3).join('\n'))
  const { chromium } = await import('playwright-core')
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : undefined
}

/** The path of a Chromium that starts: CHROMIUM_PATH, on PATH, by apt-get, by Playwright, in this order. */
export async function ensureChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !(await starts(given))) throw new PlainError(`CHROMIUM_PATH 指向的 ${given} 不能启动。`)
  const found = given || onPath()
  const path = found && (await starts(found)) ? found : ((await byApt()) ?? (await byPlaywright()))
  if (path === undefined || !(await starts(path))) {
    throw new PlainError(
      '没有可用的 Chromium。请安装一个（Debian、Ubuntu：apt-get install chromium fonts-noto-cjk），\n' +
        '或用环境变量 CHROMIUM_PATH 写明它的路径。\nNo Chromium: install one, or name it in CHROMIUM_PATH.',
    )
  }
  await ensureChineseFont()
  return path
}
