import { compileFunction, createContext } from 'node:vm'
import compiler from 'miniprogram-compiler'

/** An element as WeChat would draw it, or a text. */
export type Drawn = DrawnElement | string
export interface DrawnElement {
  tag: string
  attributes: Record<string, unknown>
  /** Event → name of its handler. */
  events: Record<string, unknown>
  children: Drawn[]
}

interface Raw {
  tag: string
  attr?: Record<string, unknown>
  children?: (Raw | string | number)[]
}
type Gwx = (file: string) => (data: object) => Raw
type Compiled = (window: object, global: object, console: object) => Gwx

/**
 * WeChat's own WXML compiler over a build: gives a function from route and page data to what would be drawn.
 * Throws what wcc reports, by file and line, and every warning of its run time.
 */
export function compileWxml(dist: string): (route: string, data: object) => DrawnElement {
  const console = {
    ...globalThis.console,
    warn: (message: unknown) => {
      throw new Error(`wxml: ${String(message)}`)
    },
  }
  // WXS gets objects only when they are of the compiler's own realm, so the data is read anew there.
  const parsingContext = createContext({})
  const compiled = compileFunction(compiler.wxmlToJs(dist), ['window', 'global', 'console'], {
    parsingContext,
  }) as Compiled
  const read = compileFunction('return JSON.parse(text)', ['text'], { parsingContext }) as (
    text: string,
  ) => object
  const gwx = compiled({ __webview_engine_version__: 0.02 }, {}, console)
  return (route, data) => {
    const [page] = flatten(gwx(`${route}.wxml`)(read(JSON.stringify(data))))
    if (page === undefined || typeof page === 'string') throw new Error(`wxml: ${route} draws nothing`)
    return page
  }
}

function flatten(node: Raw | string | number): Drawn[] {
  if (typeof node !== 'object') return [String(node)]
  const children = (node.children ?? []).flatMap(flatten)
  if (node.tag === 'virtual') return children
  const attributes: Record<string, unknown> = {}
  const events: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(node.attr ?? {})) {
    const event = /^(?:bind|catch|capture-bind)(.+)$/.exec(name)?.[1]
    if (event !== undefined) events[event] = value
    else if (value !== undefined && value !== '') attributes[name] = value
  }
  return [{ tag: node.tag.replace(/^wx-/, ''), attributes, events, children }]
}

export const drawnText = (node: Drawn): string =>
  typeof node === 'string' ? node : node.children.map(drawnText).join('')

export function findDrawn(node: Drawn, passes: (node: DrawnElement) => boolean): DrawnElement[] {
  if (typeof node === 'string') return []
  return [...(passes(node) ? [node] : []), ...node.children.flatMap((child) => findDrawn(child, passes))]
}
