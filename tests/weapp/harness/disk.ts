import type { Wx } from './wx'

/** What a phone keeps for a mini-program: files it was handed (`chosen`) and files it wrote, below USER_DATA_PATH. */
export interface Disk {
  /** What wx offers of it. */
  readonly wx: Wx
  readonly files: ReadonlyMap<string, Buffer>
  /** Lays a file where WeChat's choosers and recorder leave theirs; returns its path. */
  chosen(name: string, bytes: Buffer): string
}

const OWN = 'wxfile://usr'
/** All files of one mini-program together, as the platform documents. */
const MOST_BYTES = 200 * 1024 * 1024

interface ReadFile {
  readonly filePath: string
  readonly encoding?: string
  readonly position?: number
  readonly length?: number
  success?: (answer: object) => void
  fail?: (answer: object) => void
}

/** The file system as WeChat documents it: folders must be there, only the app's own can be written, binary goes as base64. */
export const phoneDisk = (): Disk => {
  const files = new Map<string, Buffer>()
  const folders = new Set([OWN])
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'))
  const write = (path: string, bytes: Buffer): void => {
    if (!path.startsWith(`${OWN}/`)) throw new Error(`fail permission denied, open "${path}"`)
    if (!folders.has(folderOf(path))) throw new Error(`fail no such file or directory, open "${path}"`)
    files.set(path, bytes)
    const own = [...files].filter(([name]) => name.startsWith(OWN))
    if (own.reduce((sum, [, { length }]) => sum + length, 0) > MOST_BYTES)
      throw new Error('fail the maximum size of the file storage limit is exceeded')
  }
  const manager = {
    mkdirSync: (path: string, recursive = false) => {
      if (folders.has(path) && !recursive) throw new Error(`fail file already exists ${path}`)
      folders.add(path)
    },
    rmdirSync: (path: string, recursive = false) => {
      if (!folders.has(path)) throw new Error(`fail no such file or directory ${path}`)
      const inside = [...files.keys()].filter((name) => name.startsWith(`${path}/`))
      if (inside.length > 0 && !recursive) throw new Error('fail directory not empty')
      for (const name of inside) files.delete(name)
      folders.delete(path)
    },
    writeFileSync: (path: string, data: string, encoding: BufferEncoding) =>
      write(path, Buffer.from(data, encoding)),
    appendFileSync: (path: string, data: string, encoding: BufferEncoding) => {
      const before = files.get(path)
      if (!before) throw new Error(`fail no such file or directory, open "${path}"`)
      write(path, Buffer.concat([before, Buffer.from(data, encoding)]))
    },
    readFile: ({ filePath, encoding, position = 0, length, success, fail }: ReadFile) => {
      const bytes = files.get(filePath)
      const end = position + (length ?? (bytes?.length ?? 0) - position)
      if (!bytes) fail?.({ errMsg: `readFile:fail no such file or directory, open "${filePath}"` })
      else if (end > bytes.length || (length ?? 1) < 1)
        fail?.({ errMsg: 'readFile:fail the value of "length" is out of range' })
      else {
        const part = bytes.subarray(position, end)
        const data = encoding === 'base64' ? part.toString('base64') : new Uint8Array(part).buffer
        success?.({ errMsg: 'readFile:ok', data })
      }
    },
  }
  return {
    files,
    chosen: (name, bytes) => {
      const path = `wxfile://tmp_${files.size}_${name}`
      files.set(path, bytes)
      return path
    },
    wx: { env: { USER_DATA_PATH: OWN }, getFileSystemManager: () => manager },
  }
}
