import Taro from '@tarojs/taro'
import type { files } from '../../src/engines/files/contract'
import { wait } from './clock'
import { engineOf } from './engine'
import { isOffline } from './failures'
import { fileAddress, isServed } from './file-address'
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

/** Puts it where an upload ticket says. `onProgress` gets 0–1. False: not all of it arrived. Throws a Refusal. */
export const upload = async (
  to: string,
  file: Attachment,
  onProgress: (share: number) => void,
): Promise<boolean> => {
  const address = fileAddress(to)
  if (file.body !== undefined)
    return putFile(address, { name: file.name, bytes: file.bytes, body: file.body }, onProgress)
  // WeChat uploads only to a server of its own list, and a deployment of functions alone has none.
  if (!isServed(address)) return inPieces(to, file, onProgress)
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

/** As the contract says; a call carries 100 KB. */
const PIECE = 64 * 1024
/** Pieces that are sent once more, all together, after the three attempts of each call: a tunnel, a lift. */
const TRIES = 5

const inPieces = async (
  to: string,
  file: Attachment,
  onProgress: (share: number) => void,
): Promise<boolean> => {
  const api = engineOf<typeof files>('files')
  const ticket = to.slice(to.lastIndexOf('/') + 1)
  const last = Math.max(0, Math.ceil(file.bytes / PIECE) - 1)
  for (let piece = 0, tries = 0; tries < TRIES;) {
    const from = piece * PIECE
    const bytes = await readPiece(file.path, from, Math.min(PIECE, file.bytes - from))
    if (bytes === undefined) return false
    try {
      const answer = await api.ask('putPiece', { ticket, piece, last: piece === last, bytes })
      if (answer.stored) {
        onProgress(1)
        return true
      }
      // The server may have less of it than was sent, never more than there is.
      if (answer.next <= piece) tries += 1
      piece = Math.min(answer.next, last)
      onProgress(piece / (last + 1))
    } catch (failure) {
      if (!isOffline(failure)) throw failure
      tries += 1
      await wait(1000 * tries)
    }
  }
  return false
}

/** Base64; undefined when the file is not there any more. */
const readPiece = (filePath: string, position: number, length: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    Taro.getFileSystemManager().readFile({
      ...{ filePath, position, length, encoding: 'base64' },
      success: ({ data }) => resolve(typeof data === 'string' ? data : undefined),
      fail: () => resolve(undefined),
    })
  })

const bytesOf = (filePath: string): Promise<ArrayBuffer> =>
  new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({
      filePath,
      success: ({ data }) => (typeof data === 'string' ? reject(new Error('not bytes')) : resolve(data)),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    })
  })
