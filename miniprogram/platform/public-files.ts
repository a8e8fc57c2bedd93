import Taro from '@tarojs/taro'
import { publicBase, transport } from './configuration'
import { Offline, refusalFrom } from './failures'

/** False in a cloud deployment without a CDN: then the same is asked by calls. */
export const hasPublicFiles = transport === 'http' || publicBase !== ''

/** Where a path given by the server (a picture, a segment) stands. */
export const publicUrl = (path: string): string => `${publicBase}${path}`

/** Reads a plain immutable file (head or segment of a feed). `path` begins with a slash and is given by the server. */
export const fetchPublic = async <T>(path: string): Promise<T> => {
  const answer = await Taro.request<T>({ url: publicUrl(path), timeout: 10_000 }).catch(() => {
    throw new Offline()
  })
  if (answer.statusCode === 200) return answer.data
  if (answer.statusCode >= 500) throw new Offline()
  throw refusalFrom(answer.data)
}
