import { openidOf } from '../../src/local/demo/openid'
import type { TestCloud } from '../support/local-cloud'
import type { Wx } from './harness/wx'
import { issueCode } from './vendor'

/** Where the build for a container expects its server: NJR_API of scripts/setup/builds.mjs. */
const DOOR = 'https://door.example'

interface Request {
  readonly url: string
  readonly method?: string
  readonly data?: unknown
  readonly header?: Record<string, string>
  success?: (answer: object) => void
  fail?: (answer: object) => void
  complete?: () => void
}
interface Login {
  success?: (answer: object) => void
}

/** `wx.request` and `wx.login` of a phone whose mini-program asks a container. `during` is told of every answer under way. */
export const overDoor = (
  cloud: TestCloud,
  account: string,
  during: (work: Promise<unknown>) => void,
): Wx => ({
  request: (wish: Request) => {
    const ask = async (): Promise<void> => {
      if (!wish.url.startsWith(DOOR)) throw new Error(`${wish.url} is not among the request domains`)
      const method = wish.method ?? 'GET'
      const answer = await fetch(cloud.url + wish.url.slice(DOOR.length), {
        method,
        ...(wish.header && { headers: wish.header }),
        ...(method !== 'GET' && { body: JSON.stringify(wish.data ?? {}) }),
      })
      const text = await answer.text()
      const isJson = answer.headers.get('content-type')?.includes('json') === true
      wish.success?.({
        errMsg: 'request:ok',
        statusCode: answer.status,
        header: Object.fromEntries(answer.headers),
        data: isJson ? (JSON.parse(text) as unknown) : text,
      })
    }
    during(
      ask()
        .catch((error: unknown) => wish.fail?.({ errMsg: `request:fail ${String(error)}` }))
        .finally(() => wish.complete?.()),
    )
    return { abort: () => undefined }
  },
  login: (wish: Login) => {
    during(
      issueCode(cloud, 'login', { openid: openidOf(account) }).then((code) =>
        wish.success?.({ errMsg: 'login:ok', code }),
      ),
    )
  },
})
