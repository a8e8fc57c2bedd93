const fs = require('node:fs')
const path = require('node:path')

const source = path.join(__dirname, '../../miniprogram/ui/icons/icons.svg')
const target = path.join(__dirname, '../../miniprogram/ui/icons/icons.css')
const names = path.join(__dirname, '../../miniprogram/ui/icons/names.ts')

/** Every `<symbol id="i-NAME">` of the sprite as `[name, inner markup]`. */
const symbols = (svg = fs.readFileSync(source, 'utf8')) =>
  [...svg.matchAll(/<symbol id="i-([a-z-]+)"[^>]*>(.*?)<\/symbol>/gs)].map((m) => [m[1], m[2]])

/** One icon as a whole svg; `colour` paints stroke and fill. */
const drawing = (inner, { colour = '#000', stroke = 1.75, size = 24 } = {}) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="${colour}" ` +
  `stroke-width="${stroke}" stroke-linecap="round" stroke-linejoin="round">${inner.replaceAll('currentColor', colour)}</svg>`

const asUri = (svg) =>
  `data:image/svg+xml,${svg.replace(/"/g, "'").replace(/[<>#%{}]/g, (c) => encodeURIComponent(c))}`

/** The filled `-on` drawings are for the native tab bar only, which takes pictures. */
const inText = () => symbols().filter(([name]) => !name.endsWith('-on'))

/** At 40 px the usual stroke is heavy; the drawings of empty pages have a finer one. */
const FINE = [
  'alert',
  'book',
  'building',
  'card',
  'case',
  'chat',
  'eye',
  'horn',
  'lock',
  'me',
  'offline',
  'search',
  'shield',
  'users',
]

const rule = (selector, svg) => `${selector} { -webkit-mask-image: url("${asUri(svg)}"); }\n`

const sheet = () =>
  '/* made from icons.svg by config/icons/sheet.js; do not edit */\n' +
  inText()
    .map(
      ([name, inner]) =>
        rule(`.i--${name}`, drawing(inner)) +
        (FINE.includes(name) ? rule(`.i--40.i--${name}`, drawing(inner, { stroke: 1.25 })) : ''),
    )
    .join('')

const namesFile = () =>
  '/** The pictures of icons.svg; made by config/icons/sheet.js, do not edit. */\nexport type IconName =\n' +
  inText()
    .map(([name]) => `  | '${name}'\n`)
    .join('')

/** Keeps the class sheet and the names in step with icons.svg; writes only what changed, so that a build's cache stays warm. */
const writeSheet = () => {
  for (const [file, text] of [
    [target, sheet()],
    [names, namesFile()],
  ])
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) fs.writeFileSync(file, text)
}

module.exports = { symbols, drawing, sheet, writeSheet }
