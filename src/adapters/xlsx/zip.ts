import { crc32, createInflateRaw } from 'node:zlib'
import { RosterUnreadable } from '../../engines/membership/rules/roster/sheet'
import type { WorkbookLimits } from './limits'

/** A part of the container, as its directory at the end of the file describes it. */
interface Entry {
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly unpackedBytes: number
  readonly offset: number
}

export interface Zip {
  has(path: string): boolean
  /** The unpacked bytes piece by piece; stops with a sentence at a bomb or a damaged part. */
  read(path: string): AsyncGenerator<Buffer>
}

const DAMAGED = '文件不完整或者已经损坏，请用表格软件打开，另存为 .xlsx 以后再上传'
const BOMB = '文件解开以后大得不正常，没有读。请把名册复制到一个新的表格里再上传'
const LOCKED = '文件加了密码，请去掉密码再上传'
const OLD = '这是旧的 .xls 文件，或者加了密码。请用表格软件打开，去掉密码，另存为 .xlsx 再上传'
const OTHER = '这不是 .xlsx 文件。请用表格软件打开名册，另存为 .xlsx 再上传'

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50

/** Reads the directory only; of the parts nothing is unpacked before somebody asks (PKWARE APPNOTE 4.3). */
export const openZip = (bytes: Buffer, limits: WorkbookLimits): Zip => {
  if (bytes.subarray(0, 8).equals(OLE)) throw new RosterUnreadable(OLD)
  if (bytes.length < 22 || bytes.toString('latin1', 0, 2) !== 'PK') throw new RosterUnreadable(OTHER)
  const entries = directoryOf(bytes, limits)
  let unpackedInAll = 0
  const find = (path: string): Entry => {
    const entry = entries.get(path)
    if (!entry) throw new RosterUnreadable(DAMAGED)
    return entry
  }
  return {
    has: (path) => entries.has(path),
    read: async function* (path) {
      const entry = find(path)
      const packed = packedBytesOf(bytes, entry)
      let unpacked = 0
      let crc = 0
      for await (const piece of unpack(packed, entry.method)) {
        unpacked += piece.length
        unpackedInAll += piece.length
        if (
          unpackedInAll > limits.unpackedBytes ||
          (unpacked > limits.ratioFrom && unpacked > packed.length * limits.ratio)
        ) {
          throw new RosterUnreadable(BOMB)
        }
        crc = crc32(piece, crc)
        yield piece
      }
      if (unpacked !== entry.unpackedBytes || crc !== entry.crc) throw new RosterUnreadable(DAMAGED)
    },
  }
}

const directoryOf = (bytes: Buffer, limits: WorkbookLimits): Map<string, Entry> => {
  const end = endOf(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.entries) throw new RosterUnreadable(BOMB)
  const entries = new Map<string, Entry>()
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY) throw new RosterUnreadable(DAMAGED)
    const nameLength = bytes.readUInt16LE(at + 28)
    if (bytes.readUInt16LE(at + 8) & 1) throw new RosterUnreadable(LOCKED)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    entries.set(name, {
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packedBytes: bytes.readUInt32LE(at + 20),
      unpackedBytes: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The end record stands in the last 64 KB, before a comment. */
const endOf = (bytes: Buffer): number => {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw new RosterUnreadable(DAMAGED)
}

const packedBytesOf = (bytes: Buffer, entry: Entry): Buffer => {
  const { offset } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new RosterUnreadable(DAMAGED)
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (start + entry.packedBytes > bytes.length) throw new RosterUnreadable(DAMAGED)
  return bytes.subarray(start, start + entry.packedBytes)
}

async function* unpack(packed: Buffer, method: number): AsyncGenerator<Buffer> {
  if (method === 0) {
    yield packed
    return
  }
  if (method !== 8) throw new RosterUnreadable(DAMAGED)
  const inflate = createInflateRaw({ chunkSize: 65_536 })
  inflate.end(packed)
  try {
    for await (const piece of inflate) yield piece as Buffer
  } catch {
    // zlib's own words ("invalid distance code") help nobody who holds a roster.
    throw new RosterUnreadable(DAMAGED)
  } finally {
    inflate.destroy()
  }
}
