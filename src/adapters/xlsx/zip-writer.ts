import { once } from 'node:events'
import { Readable, type Writable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

interface Written {
  readonly path: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
}

/** 1980-01-01: the format cannot say "no date". */
const DATE = 0x21
/** Sizes follow the data; the path is UTF-8. */
const FLAGS = 0x0808

/** Writes a container part by part without knowing any size in advance (PKWARE APPNOTE 4.3, below 4 GB). */
export const createZipWriter = (to: Writable) => {
  const written: Written[] = []
  let offset = 0
  const write = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length
    if (!to.write(bytes)) await once(to, 'drain')
  }
  return {
    add: async (path: string, text: Iterable<string> | AsyncIterable<string>): Promise<void> => {
      const name = Buffer.from(path)
      const start = offset
      await write(Buffer.concat([head(0x04034b50, 20), local(name), name]))
      const dataStart = offset
      let crc = 0
      let unpacked = 0
      const source = async function* () {
        for await (const piece of text) {
          const bytes = Buffer.from(piece)
          crc = crc32(bytes, crc)
          unpacked += bytes.length
          yield bytes
        }
      }
      const body = Readable.from(source())
      const deflate = createDeflateRaw({ level: 4 })
      body.on('error', (error) => deflate.destroy(error))
      for await (const packed of body.pipe(deflate)) await write(packed as Buffer)
      const packed = offset - dataStart
      written.push({ path: name, offset: start, crc, packed, unpacked })
      await write(Buffer.concat([u32(0x08074b50), u32(crc), u32(packed), u32(unpacked)]))
    },
    end: async (): Promise<void> => {
      const start = offset
      for (const part of written) {
        await write(Buffer.concat([head(0x02014b50, 20, 20), central(part), part.path]))
      }
      const size = offset - start
      const count = u16(written.length)
      await write(
        Buffer.concat([u32(0x06054b50), u16(0), u16(0), count, count, u32(size), u32(start), u16(0)]),
      )
      to.end()
    },
  }
}

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
const head = (signature: number, ...versions: readonly number[]): Buffer =>
  Buffer.concat([u32(signature), ...versions.map(u16), u16(FLAGS), u16(8), u16(0), u16(DATE)])
const local = (path: Buffer): Buffer => Buffer.concat([u32(0), u32(0), u32(0), u16(path.length), u16(0)])
const central = ({ crc, packed, unpacked, path, offset }: Written): Buffer =>
  Buffer.concat([
    u32(crc),
    u32(packed),
    u32(unpacked),
    u16(path.length),
    ...[0, 0, 0, 0].map(u16),
    u32(0),
    u32(offset),
  ])
