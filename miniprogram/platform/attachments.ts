import Taro from '@tarojs/taro'
import { apiBase } from './configuration'
import { chooseFile, putFile } from './media'
import { isWeapp } from './where'

/** A picture, a voice message or a file on this device, on its way to the server. */
export interface Attachment {
  readonly name: string
  readonly bytes: number
  /** Where the device can show or play it. */
  readonly path: string
  /** In a browser only. */
  readonly body?: Blob
}

/** WeChat uploads only to a server of its own list; a deployment of functions alone has none. */
export const canAttach = !isWeapp || apiBase !== ''

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Undefined: the person chose nothing. */
export const choosePicture = async (): Promise<Attachment | undefined> => {
  if (!isWeapp) return inBrowser('image/jpeg,image/png,image/webp')
  try {
    const { tempFiles } = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sizeType: ['compressed'] })
    const file = tempFiles[0]
    return file && { name: nameOf(file.tempFilePath), bytes: file.size, path: file.tempFilePath }
  } catch {
    return undefined
  }
}

/** A document: in WeChat out of a chat, in a browser from the disk. `endings` without dots. */
export const chooseDocument = async (endings: readonly string[]): Promise<Attachment | undefined> => {
  if (!isWeapp) return inBrowser(endings.map((ending) => `.${ending}`).join(','))
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [...endings] })
    const file = tempFiles[0]
    return file && { name: file.name, bytes: file.size, path: file.path }
  } catch {
    return undefined
  }
}

const inBrowser = async (accept: string): Promise<Attachment | undefined> => {
  const file = await chooseFile(accept)
  return file && { ...file, path: URL.createObjectURL(file.body) }
}

/** Puts it where an upload ticket says. `onProgress` gets 0–1. False: not all of it arrived. */
export const upload = async (
  to: string,
  file: Attachment,
  onProgress: (share: number) => void,
): Promise<boolean> => {
  const address = to.startsWith('/') ? `${apiBase}${to}` : to
  if (file.body !== undefined)
    return putFile(address, { name: file.name, bytes: file.bytes, body: file.body }, onProgress)
  try {
    const answer = await Taro.request({
      url: address,
      method: 'PUT',
      data: await bytesOf(file.path),
      header: { 'content-type': 'application/octet-stream' },
      timeout: 60_000,
    })
    onProgress(1)
    return answer.statusCode >= 200 && answer.statusCode < 300
  } catch {
    return false
  }
}

const bytesOf = (filePath: string): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => (typeof data === 'string' ? reject(new Error('not bytes')) : resolve(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
