import Taro from '@tarojs/taro'
import { publicBase } from './configuration'
import { Offline, refusalFrom } from './failures'

/** Reads a plain immutable file (head or segment of a feed). `path` begins with a slash and is given by the server. */
export const fetchPublic = async <T>(path: string): Promise<T> => {
  const answer = await Taro.request<T>({ url: `${publicBase}${path}`, timeout: 10_000 }).catch(() => {
    throw new Offline()
  })
  if (answer.statusCode === 200) return answer.data
  if (answer.statusCode >= 500) throw new Offline()
  throw refusalFrom(answer.data)
}
