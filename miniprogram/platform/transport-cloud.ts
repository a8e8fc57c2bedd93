import type { CallOptions } from './call-options'
import { cloudEnvironment } from './configuration'
import { Offline, refusalFrom } from './failures'

interface Cloud {
  init(options: { env?: string; traceUser: boolean }): void
  callFunction(options: {
    name: string
    data: object
    config?: { timeout: number }
  }): Promise<{ result?: unknown }>
}
declare const wx: { cloud?: Cloud }

let ready = false
const cloud = (): Cloud => {
  if (wx.cloud === undefined) throw new Offline()
  if (!ready)
    wx.cloud.init({ ...(cloudEnvironment === '' ? {} : { env: cloudEnvironment }), traceUser: false })
  ready = true
  return wx.cloud
}

/** Door 1: one function an engine; the caller is who WeChat says. */
export const callCloud = async (
  engine: string,
  operation: string,
  input: object,
  { key }: CallOptions,
): Promise<unknown> => {
  const answer = await cloud()
    .callFunction({
      name: engine,
      data: { operation, input, ...(key === undefined ? {} : { key }) },
      config: { timeout: 10_000 },
    })
    .catch(() => {
      throw new Offline()
    })
  const result = answer.result as { ok?: boolean; output?: unknown; refusal?: unknown } | undefined
  if (result?.ok === true) return result.output
  throw refusalFrom(result?.refusal)
}
