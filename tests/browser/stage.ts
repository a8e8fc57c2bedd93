import type { Browser, BrowserContextOptions } from 'playwright-core'
import { launchBrowser } from '../support/browser'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { arriveAs, type Visitor } from './visitor'

/** Who takes part in a walk: by the name a test calls them, what the demo calls them and the device they hold. */
export type Cast<Name extends string> = Readonly<Record<Name, readonly [string, BrowserContextOptions]>>

export interface Stage<Name extends string> {
  readonly cloud: TestCloud
  readonly browser: Browser
  as(name: Name): Visitor
  /** What went wrong in anybody's browser without being seen. */
  complaints(): string[]
  close(): Promise<void>
}

/** A local cloud, and everybody of the cast signed in, each in a browser of their own. */
export const openStage = async <Name extends string>(cast: Cast<Name>): Promise<Stage<Name>> => {
  const [cloud, browser] = await Promise.all([startTestCloud(), launchBrowser()])
  const people = new Map<Name, Visitor>()
  for (const name of Object.keys(cast) as Name[]) {
    const [called, device] = cast[name]
    people.set(name, await arriveAs(browser, cloud.url, called, device))
  }
  return {
    cloud,
    browser,
    as: (name) => {
      const visitor = people.get(name)
      if (visitor === undefined) throw new Error(`${name} has not come`)
      return visitor
    },
    complaints: () =>
      [...people].flatMap(([name, visitor]) => visitor.complaints.map((said) => `${name}: ${said}`)),
    close: async () => {
      await browser.close()
      await cloud.stop()
    },
  }
}
