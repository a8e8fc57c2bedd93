import type { Page } from 'playwright-core'

/** One picture to take: who looks, where, and what to wait for or tap first. */
export interface PageShot {
  readonly name: string
  /** Path and query behind the `#`. */
  readonly path: string
  readonly token: string | undefined
  /** A page of the desk: shot at 1,280 px too, and not in elder mode. */
  readonly desk: boolean
  readonly ready?: (tab: Page) => Promise<void>
}

/** A page to take a picture of; `desk`: one of the desk, `ready`: what to wait for or tap first. */
export const shot = (
  name: string,
  path: string,
  token: string | undefined,
  desk = false,
  ready?: PageShot['ready'],
): PageShot => ({ name, path, token, desk, ...(ready && { ready }) })

/** Taps the first thing of this name. */
export const tap =
  (role: 'button' | 'link' | 'tab' | 'radio', name: string | RegExp) =>
  async (tab: Page): Promise<void> => {
    await tab.getByRole(role, { name }).filter({ visible: true }).first().click()
    await tab.waitForTimeout(600)
  }

/** Opens what is on the right of a list: taps the first thing with these words. */
export const opening = (words: string | RegExp) => async (tab: Page) => {
  await tab.locator('.desk__body').getByText(words).filter({ visible: true }).first().click()
  await tab.waitForTimeout(600)
}

/** Calls an operation of the local cloud and returns its output. */
export type Post = <T>(path: string, body: unknown, token?: string) => Promise<T>
