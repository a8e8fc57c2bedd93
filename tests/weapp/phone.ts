import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { openidOf, unionidOf } from '../../src/local/demo/openid'
import { startFunction, type FunctionInstance } from '../support/function-instance'
import type { TestCloud } from '../support/local-cloud'
import {
  childrenOf,
  compileWxml,
  countNodes,
  depthOf,
  drawnText,
  findAll,
  findDrawn,
  startWeapp,
  tap,
  textOf,
  type,
  type Weapp,
  type WeappNode,
  type WeappOptions,
} from './harness'
import { overDoor } from './door'
import { phoneDisk, type Disk } from './harness/disk'
import type { Wx } from './harness/wx'

const DIST = join(__dirname, '../../dist/weapp')
const OVER_HTTP = join(__dirname, '../../dist/weapp-http')
const ENGINES = ['membership', 'library', 'broadcast', 'lecture', 'hotline', 'benefit', 'files'] as const
/** A page that has sent nothing to its view for so long, and asked nothing, stands. */
const QUIET_MS = 80

/** What a call of a function may carry and bring back. */
const MOST_SENT = 100_000
const MOST_ANSWERED = 1_000_000
const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

interface Call {
  readonly name: string
  readonly data: unknown
}

/** The deployed bundles beside a local cloud, on its data: what `wx.cloud.callFunction` reaches. */
export interface Functions {
  call(call: Call, openid: string): Promise<{ result: unknown }>
  stop(): void
}

export const startFunctions = async (cloud: TestCloud): Promise<Functions> => {
  const environment = { ...cloud.environment, LOG_LEVEL: 'silent', WX_CONTEXT_KEYS: 'WX_OPENID,WX_UNIONID' }
  const instances = new Map<string, FunctionInstance>()
  for (const name of ENGINES) instances.set(name, await startFunction(name, environment))
  // An instance of a function takes one event at a time.
  const queues = new Map<string, Promise<unknown>>()
  return {
    call: async ({ name, data }, openid) => {
      const instance = instances.get(name)
      if (instance === undefined) throw new Error(`no function ${name}`)
      const sent = bytesOf(data)
      if (sent > MOST_SENT) throw new Error(`callFunction:fail ${name} is sent ${sent} bytes`)
      const turn = (queues.get(name) ?? Promise.resolve())
        .catch(() => undefined)
        .then(() => instance.call(data, { WX_OPENID: openid, WX_UNIONID: unionidOf(openid) }))
      queues.set(name, turn)
      const result = await turn
      if (bytesOf(result) > MOST_ANSWERED)
        throw new Error(`callFunction:fail -604001 ${name} answers too much`)
      return { result }
    },
    stop: () => {
      for (const instance of instances.values()) instance.stop()
    },
  }
}

/** What a page cost until it stood, as WeChat counts. */
interface FirstScreen {
  readonly setDataBytes: number
  readonly nodes: number
  readonly depth: number
}

export interface Phone {
  readonly weapp: Weapp
  /** Its files. */
  readonly disk: Disk
  /** Every page that was opened, and what it cost. */
  readonly screens: ReadonlyMap<string, FirstScreen>
  /** Until the page on top is drawn and nothing is asked any more; checks its WXML. */
  settle(): Promise<void>
  shows(words: string): boolean
  /** Waits for words on the page on top. */
  see(words: string): Promise<void>
  /** Taps the innermost thing that can be tapped and is called so, by its label or by what it shows. */
  tap(name: string | RegExp): Promise<void>
  fill(label: string, value: string): Promise<void>
  tab(route: string): Promise<void>
}

let draw: ReturnType<typeof compileWxml> | undefined

/** The real mini-program in the hands of a demo person, over cloud functions or, given a cloud, over its door. `wx` adds to
 *  what WeChat offers; `launch` is how it was opened. */
export const pickUp = (
  reach: Functions | TestCloud,
  account: string,
  wx: Wx = {},
  launch: WeappOptions['launch'] = {},
): Phone => {
  let waiting = 0
  const during = <T>(work: Promise<T>): Promise<T> => {
    waiting += 1
    return work.finally(() => {
      waiting -= 1
    })
  }
  const byFunctions = 'call' in reach
  const network: Wx = byFunctions
    ? {
        cloud: {
          init: () => undefined,
          callFunction: (call: Call) => during(reach.call(call, openidOf(account))),
        },
      }
    : overDoor(reach, account, (work) => void during(work))
  const disk = phoneDisk()
  const weapp = startWeapp(byFunctions ? DIST : OVER_HTTP, { wx: { ...disk.wx, ...network, ...wx }, launch })
  const screens = new Map<string, FirstScreen>()

  const settle = async (): Promise<void> => {
    const page = weapp.page()
    let count = -1
    let since = performance.now()
    const end = since + 20_000
    while (waiting > 0 || performance.now() - since < QUIET_MS) {
      if (performance.now() > end) throw new Error(`${page.route} does not come to rest`)
      if (page.updates.length !== count) {
        count = page.updates.length
        since = performance.now()
      }
      await sleep(2)
    }
    if (weapp.page() !== page) return settle()
    const bytes = page.updates.reduce((sum, update) => sum + Buffer.byteLength(JSON.stringify(update)), 0)
    const { root } = page.data
    if (!screens.has(page.route))
      screens.set(page.route, { setDataBytes: bytes, nodes: countNodes(root), depth: depthOf(root) })
    checkDrawn(page.route, page.data)
  }

  const nameOf = (node: WeappNode): string => {
    const alias = weapp.aliases.get(node.nn ?? '')
    const label = Object.entries(alias?.attributes ?? {}).find(([, name]) => name === 'aria-label')?.[0]
    const said = label === undefined ? undefined : node[label]
    return typeof said === 'string' && said !== '' ? said : textOf(node)
  }
  const matches = (node: WeappNode, name: string | RegExp) =>
    typeof name === 'string' ? nameOf(node).includes(name) : name.test(nameOf(node))
  const find = (name: string | RegExp, passes: (node: WeappNode) => boolean): WeappNode | undefined =>
    findAll(weapp.page().data.root, (node) => passes(node) && matches(node, name)).at(-1)
  const wait = async (name: string | RegExp, passes: (node: WeappNode) => boolean): Promise<WeappNode> => {
    let found: WeappNode | undefined
    await weapp
      .until(() => (found = find(name, passes)) !== undefined, 10_000)
      .catch(() => {
        throw new Error(`${String(name)} is not on ${weapp.page().route}: ${textOf(weapp.page().data.root)}`)
      })
    if (found === undefined) throw new Error('unreachable')
    return found
  }
  const shows = (words: string) => textOf(weapp.page().data.root).includes(words)

  return {
    weapp,
    disk,
    screens,
    settle,
    shows,
    see: async (words) => {
      await weapp
        .until(() => shows(words), 15_000)
        .catch(() => {
          throw new Error(`no “${words}” on ${weapp.page().route}: ${textOf(weapp.page().data.root)}`)
        })
      await settle()
    },
    tap: async (name) => {
      tap(weapp.page(), await wait(name, canTap))
      await settle()
    },
    fill: async (label, value) => {
      type(weapp.page(), await wait(label, isInput(weapp)), value)
      await settle()
    },
    tab: async (route) => {
      ;(weapp.wx['switchTab'] as (target: object) => void)({ url: `/${route}` })
      await settle()
    },
  }
}

/** Has the class of everything that can be tapped and is not switched off. */
const canTap = ({ cl }: WeappNode): boolean => {
  const classes = cl?.split(' ') ?? []
  return classes.includes('tap') && !classes.includes('is-still')
}

const isInput =
  ({ aliases }: Weapp) =>
  (node: WeappNode): boolean =>
    ['input', 'textarea'].includes(aliases.get(node.nn ?? '')?.tag ?? '') && childrenOf(node).length === 0

/** WeChat's compiler draws the page without a warning, and whatever can be tapped or typed into has a name that reaches WXML. */
const checkDrawn = (route: string, data: object): void => {
  draw ??= compileWxml(DIST)
  const page = draw(route, data)
  const nameless = findDrawn(page, ({ tag, attributes, events }) => {
    // WeChat's compiler writes attributes in its own way.
    const given = attributes['ariaLabel']
    const typed = tag === 'input' || tag === 'textarea'
    const tapped = typeof attributes['class'] === 'string' && attributes['class'].split(' ').includes('tap')
    return (typed || (tapped && 'tap' in events)) && (given === undefined || given === '')
  }).filter((one) => ['input', 'textarea'].includes(one.tag) || drawnText(one).trim() === '')
  if (nameless.length > 0)
    throw new Error(`${route} has ${nameless.length} controls without a name: ${JSON.stringify(nameless[0])}`)
}
