import Taro from '@tarojs/taro'
import type { CallOptions } from './call-options'
import { apiBase } from './configuration'
import { Offline, refusalFrom } from './failures'
import { token } from './identity'

/** Door 2: `POST /api/ENGINE/OPERATION`. */
export const callHttp = (
  engine: string,
  operation: string,
  input: object,
  { key }: CallOptions,
): Promise<unknown> => post(`/api/${engine}/${operation}`, input, key)

/** Posts JSON and reads JSON. Answers other than 2xx are refusals; none at all is Offline. 10 s, then it counts as lost. */
export const post = async (path: string, input: object, key?: string): Promise<unknown> => {
  const bearer = token()
  const answer = await Taro.request<unknown>({
    url: `${apiBase}${path}`,
    method: 'POST',
    data: input,
    timeout: 10_000,
    header: {
      'content-type': 'application/json',
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
  }).catch(() => {
    throw new Offline()
  })
  // Every operation answers with an object. A gateway that stands in for a dead server sends a page, a torn answer nothing.
  if (typeof answer.data !== 'object' || answer.data === null) throw new Offline()
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data
  throw refusalFrom(answer.data)
}
