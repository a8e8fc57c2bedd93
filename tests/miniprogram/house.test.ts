import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { sheet } from '../../config/icons/sheet'

const client = path.join(__dirname, '../../miniprogram')
const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    return statSync(file).isDirectory() ? filesBelow(file) : [file]
  })
const sources = filesBelow(client).filter((file) => /\.(tsx?|css)$/.test(file))
const offenders = (files: string[], what: RegExp): string[] =>
  files.filter((file) => what.test(readFileSync(file, 'utf8'))).map((file) => path.relative(client, file))

describe('the client keeps its house', () => {
  test('the pictures in the package are those of the sprite', () => {
    expect(readFileSync(path.join(client, 'ui/icons/icons.css'), 'utf8')).toBe(sheet())
  })

  test('a feature or a page writes down no colour and no font size', () => {
    const outsideTheKit = sources.filter(
      (file) => !file.includes(`${path.sep}ui${path.sep}`) && !file.endsWith('.config.ts'),
    )
    expect(offenders(outsideTheKit, /#[0-9a-f]{6}\b|rgba?\(|font-size:(?!\s*var\()|fontSize/i)).toEqual([
      'tabs.ts',
    ])
  })

  test('no sheet of styles uses a selector that WeChat does not have', () => {
    const styles = sources.filter((file) => file.endsWith('.css'))
    expect(offenders(styles, /^\s*\*|\[aria-|\[disabled|:has\(|:is\(/m)).toEqual([])
  })

  test('nothing is said with an exclamation mark or in the words of machines', () => {
    const said = sources.filter((file) => file.endsWith('words.ts') || file.endsWith('.tsx'))
    expect(offenders(said, /！|提交成功|系统|异常|请求(?!律师)/)).toEqual([])
  })
})
