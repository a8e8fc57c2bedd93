import { openidOf } from '../../src/local/demo/openid'
import type { TestCloud } from '../support/local-cloud'

/** A code as WeChat gives it to a client: good for five minutes and once. */
export const issueCode = async (
  cloud: TestCloud,
  kind: 'login' | 'cloudId',
  value: Record<string, string>,
): Promise<string> => {
  const answer = await fetch(new URL('/fake/issue', cloud.environment['WECHAT_API']), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind, value }),
  })
  return ((await answer.json()) as { code: string }).code
}

export interface Enter {
  success?: (answer: object) => void
  fail?: (answer: object) => void
}

/** `wx.getGroupEnterInfo` of somebody who stands in this group: another cloudID at every call. */
export const fromGroup =
  (cloud: TestCloud, account: string, opengid: string) =>
  (options: Enter): void =>
    void issueCode(cloud, 'cloudId', { openid: openidOf(account), opengid }).then((cloudID) => {
      options.success?.({ errMsg: 'getGroupEnterInfo:ok', cloudID })
    })
