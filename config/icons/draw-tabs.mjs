/** Draws the eight pictures of the native tab bar (81 px, WeChat takes no svg there). Run by hand after icons.svg changed:
 *  `node config/icons/draw-tabs.mjs`; the pictures are kept in the repository. */
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const { symbols, drawing } = createRequire(import.meta.url)('./sheet.js')
const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../miniprogram/assets/tabs')
const idle = '#6F665E'
const active = '#211C18'
const tabs = { home: 'home-on', chat: 'chat-on', grid: 'grid', me: 'me-on' }

const inner = new Map(symbols())
const filled = (name) =>
  name === 'grid' ? inner.get(name).replaceAll('<rect ', `<rect fill="${active}" `) : inner.get(name)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const page = await browser.newPage({ viewport: { width: 81, height: 81 } })
for (const [name, on] of Object.entries(tabs))
  for (const [file, svg] of [
    [name, drawing(inner.get(name), { colour: idle, size: 75 })],
    [`${name}-on`, drawing(filled(on), { colour: active, size: 75 })],
  ]) {
    await page.setContent(`<body style="margin:3px;background:transparent">${svg}</body>`)
    await page.screenshot({ path: path.join(folder, `${file}.png`), omitBackground: true })
  }
await browser.close()
