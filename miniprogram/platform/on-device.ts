import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'
import type { files } from '../../src/engines/files/contract'
import { engineOf } from './engine'
import { isServed } from './file-address'

declare const wx: { env: { USER_DATA_PATH: string } }

const api = engineOf<typeof files>('files')
/** A path without the signature that ends its time → where the file lies on this device, since the app was opened. */
const brought = new Map<string, Promise<string>>()
let turn: Promise<unknown> = Promise.resolve()

/** Where WeChat finds what stands at an address: the address itself, or a file on this device. Rejects as a call does. */
export const onDevice = (address: string): Promise<string> => {
  if (isServed(address)) return Promise.resolve(address)
  const name = address.replace(/\.\w+\.[\w-]+/, '')
  let file = brought.get(name)
  if (file === undefined) {
    file = bring(address, `${wx.env.USER_DATA_PATH}/seen`, brought.size === 0)
    brought.set(name, file)
    file.catch(() => brought.delete(name))
  }
  return file
}

const bring = async (path: string, folder: string, first: boolean): Promise<string> => {
  const disk = Taro.getFileSystemManager()
  if (first) {
    try {
      // What the last visit left.
      disk.rmdirSync(folder, true)
    } catch {
      // There was none.
    }
    disk.mkdirSync(folder, true)
  }
  let to = ''
  for (let piece = 0, pieces = 1; piece < pieces; piece += 1) {
    const part = await api.ask('readPiece', { path, piece })
    pieces = part.pieces
    if (piece === 0) {
      to = `${folder}/${part.fileId}${/\.\w+$/.exec(part.fileName)?.[0] ?? ''}`
      disk.writeFileSync(to, part.bytes, 'base64')
    } else disk.appendFileSync(to, part.bytes, 'base64')
  }
  return to
}

/** The same for a picture on a page; empty until it is there. One after the other, so that what somebody taps need not wait. */
export const useOnDevice = (address: string): string => {
  const [at, setAt] = useState({ address, here: '' })
  useEffect(() => {
    if (isServed(address)) return
    let over = false
    turn = turn
      .then(() => over || onDevice(address).then((here) => over || setAt({ address, here })))
      .catch(() => undefined)
    return () => {
      over = true
    }
  }, [address])
  if (isServed(address)) return address
  return at.address === address ? at.here : ''
}
