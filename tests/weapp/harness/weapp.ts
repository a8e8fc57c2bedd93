import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compileFunction, createContext } from 'node:vm'
import { readAliases, type Alias } from './aliases'
import type { WeappNode } from './tree'
import { basicWx, type Navigation, type Wx } from './wx'

type Data = Record<string, unknown>
type Handler = (this: unknown, ...args: unknown[]) => unknown

/** One open page: Taro's page object with the data that WXML would be drawn from. */
export interface WeappPage {
  route: string
  options: Record<string, string>
  data: Data & { root: WeappNode }
  /** Every argument of setData, as sent across the bridge. */
  updates: Data[]
  [member: string]: unknown
}

export interface Weapp {
  wx: Wx
  /** Every call of a function of wx: name, then arguments. */
  calls: unknown[][]
  /** Names asked of wx that the harness does not have. */
  missing: Set<string>
  routes: readonly string[]
  aliases: Map<string, Alias>
  /** What the app printed by console.warn and console.error. */
  complaints: string[]
  /** Opens a page on top of the stack, as navigateTo does: `pages/home/index?x=1`. */
  open: (url: string) => WeappPage
  page: () => WeappPage
  /** Lets timers and promises run until `done`, or fails after `withinMs` (default 3 s). */
  until: (done: () => boolean, withinMs?: number) => Promise<void>
  /** Unloads every page. */
  close: () => void
}

export interface WeappOptions {
  /** Adds to or replaces members of wx: `request`, `cloud`, `login` … */
  wx?: Wx
  /** Kept between two starts to play a second visit. */
  storage?: Map<string, string>
  /** The page that the app is opened at, a share's target say; default the first of app.json. */
  launch?: { path?: string; query?: Record<string, string>; scene?: number; shareTicket?: string }
}

interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string }[] }
}

/** So many pages WeChat keeps open at once; the next `navigateTo` fails. */
export const MOST_PAGES = 10

/**
 * Boots a Taro weapp build (`dist/weapp`) in a sandbox of its own with a stubbed `wx`. The sandbox has what WeChat's
 * has: no fetch, TextEncoder, AbortController, URL or eval, so code that only works in a browser fails here too.
 */
export function startWeapp(folder: string, options: WeappOptions = {}): Weapp {
  const dist = resolve(folder)
  const appJson = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson
  const packages = appJson.subPackages ?? appJson.subpackages ?? []
  const routes = [
    ...appJson.pages,
    ...packages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`)),
  ]
  const tabs = new Set(appJson.tabBar?.list.map((tab) => tab.pagePath))
  const launch = { path: routes[0], query: {}, scene: 1001, ...options.launch }

  const calls: unknown[][] = []
  const missing = new Set<string>()
  const complaints: string[] = []
  const definitions = new Map<string, Data>()
  const keptTabs = new Map<string, WeappPage>()
  let stack: WeappPage[] = []
  let loading = ''
  let app: Data = {}

  const members: Wx = {
    ...basicWx(options.storage),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    navigateTo: (target: Navigation) => {
      if (stack.length >= MOST_PAGES) {
        target.fail?.({ errMsg: 'navigateTo:fail webview count limit exceed' })
        target.complete?.({ errMsg: 'navigateTo:fail webview count limit exceed' })
        return
      }
      call(stack.at(-1), 'onHide')
      open(target.url)
      finish(target)
    },
    redirectTo: (target: Navigation) => {
      call(stack.pop(), 'onUnload')
      open(target.url)
      finish(target)
    },
    reLaunch: (target: Navigation) => {
      close()
      open(target.url)
      finish(target)
    },
    switchTab: (target: Navigation) => {
      const [first, ...others] = stack
      for (const page of others.reverse()) call(page, 'onUnload')
      if (first !== undefined) call(first, tabs.has(first.route) ? 'onHide' : 'onUnload')
      stack = []
      open(target.url)
      finish(target)
    },
    navigateBack: (target: Partial<Navigation> = {}) => {
      for (let left = Math.min(target.delta ?? 1, stack.length - 1); left > 0; left--) {
        call(stack.pop(), 'onUnload')
      }
      call(stack.at(-1), 'onShow')
      finish(target)
    },
    ...options.wx,
  }
  const wx = new Proxy(members, {
    get(target, name) {
      if (typeof name === 'symbol') return undefined
      const member = target[name]
      if (member === undefined) missing.add(name)
      if (typeof member !== 'function' || !Object.hasOwn(target, name)) return member
      return (...args: unknown[]) => {
        calls.push([name, ...args])
        return (member as Handler).apply(target, args)
      }
    },
  })

  const complain = (...parts: unknown[]) => complaints.push(parts.map(String).join(' '))
  const context = createContext(
    {
      wx,
      console: { log: quiet, info: quiet, debug: quiet, warn: complain, error: complain },
      ...{ setTimeout, clearTimeout, setInterval, clearInterval },
      App: (definition: Data) => (app = definition),
      Page: (definition: Data) => definitions.set(loading, definition),
      Component: (definition: Data) => definitions.set(loading, definition),
      Behavior: (definition: Data) => definition,
      getApp: () => app,
      getCurrentPages: () => [...stack],
    },
    { codeGeneration: { strings: false, wasm: false } },
  )
  const modules = new Map<string, { exports: unknown }>()
  function load(path: string): unknown {
    const file = path.endsWith('.js') ? path : `${path}.js`
    const known = modules.get(file)
    if (known !== undefined) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const wrapped = compileFunction(readFileSync(file, 'utf8'), ['require', 'module', 'exports'], {
      filename: file,
      parsingContext: context,
    }) as (require: (path: string) => unknown, module: object, exports: unknown) => void
    wrapped((relative) => load(resolve(dirname(file), relative)), module, module.exports)
    return module.exports
  }

  function open(url: string): WeappPage {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    if (!routes.includes(route)) throw new Error(`app.json has no page ${route}`)
    const kept = keptTabs.get(route)
    if (kept !== undefined) {
      stack.push(kept)
      call(kept, 'onShow')
      return kept
    }
    // WeChat hands a page its parameters as they stood in the address, still encoded.
    const given = query === '' ? [] : query.split('&').map((pair) => pair.split('=') as [string, string])
    const page = create(route, Object.fromEntries(given))
    if (tabs.has(route)) keptTabs.set(route, page)
    stack.push(page)
    call(page, 'onLoad', page.options)
    call(page, 'onShow')
    call(page, 'onReady')
    return page
  }

  function create(route: string, query: Record<string, string>): WeappPage {
    if (!definitions.has(route)) {
      loading = route
      load(join(dist, route))
    }
    const page = Object.create(definitions.get(route) ?? null) as WeappPage
    return Object.assign(page, {
      ...{ route, __route__: route, options: query, updates: [] },
      data: copy(page.data),
      createSelectorQuery: () => ({}),
      setData: (change: Data, done?: () => void) => {
        const sent = copy(change)
        page.updates.push(sent)
        for (const [path, value] of Object.entries(sent)) assign(page.data, path, value)
        if (done !== undefined) setTimeout(() => done.call(page), 0)
      },
    })
  }

  function close() {
    for (const page of new Set([...stack, ...keptTabs.values()])) call(page, 'onUnload')
    stack = []
    keptTabs.clear()
  }

  load(join(dist, 'app.js'))
  call(app, 'onLaunch', launch)
  call(app, 'onShow', launch)

  return {
    ...{ wx: members, calls, missing, routes, complaints, open, close },
    aliases: readAliases(dist),
    page: () => {
      const top = stack.at(-1)
      if (top === undefined) throw new Error('no page is open')
      return top
    },
    until: async (done, withinMs = 3_000) => {
      const end = performance.now() + withinMs
      while (!done()) {
        if (performance.now() > end)
          throw new Error(`nothing came within ${withinMs} ms; ${complaints.join('; ')}`)
        await sleep(1)
      }
    },
  }
}

const quiet = () => undefined
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

function call(target: Data | undefined, member: string, ...args: unknown[]) {
  const handler = target?.[member]
  if (typeof handler === 'function') (handler as Handler).apply(target, args)
}

function finish(target: Partial<Navigation>) {
  target.success?.({ errMsg: 'ok' })
  target.complete?.({ errMsg: 'ok' })
}

/** setData's paths: `root.cn.[0].cn[2].p4`. */
function assign(data: Data, path: string, value: unknown) {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter(Boolean)
  const last = keys.pop() ?? ''
  let place = data
  for (const key of keys) {
    const next = (place[key] as Data | undefined) ?? {}
    place[key] = next
    place = next
  }
  place[last] = value
}
