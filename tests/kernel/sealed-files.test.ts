import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { GridFSBucket } from 'mongodb'
import { createFiles, headOf, storedFiles } from '../../src/kernel/files'
import { createVault } from '../../src/kernel/vault'
import { ensureCollections } from '../../src/kernel/collection'
import { freshDatabase, type FreshDatabase } from '../support/database'

const PIECE = 64 * 1024
const vault = createVault({ current: 'a', keys: { a: randomBytes(32) }, indexKey: randomBytes(32) })
let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await ensureCollections(database.db, [storedFiles])
})
afterAll(() => database.drop())

const files = () => createFiles(database.db, vault)
const chat = { fileName: '合同.pdf', contentType: 'application/pdf', purpose: 'chat' }
const put = async (fileId: string, body: Buffer, about = chat): Promise<void> => {
  expect(await files().put(fileId, Readable.from([body]), about, 1e7)).toBe(true)
}
const read = async (fileId: string): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of files().open(fileId)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
/** What lies on the disk. */
const lying = async (): Promise<Buffer> => {
  const chunks = await database.db
    .collection<{ data: { buffer: Uint8Array } }>('files.chunks')
    .find()
    .toArray()
  return Buffer.concat(chunks.map(({ data }) => Buffer.from(data.buffer)))
}

test('what somebody sends their lawyer lies sealed and comes back byte for byte, whatever its length', async () => {
  for (const length of [0, 1, 17, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE + 123]) {
    const body = randomBytes(length)
    await put(`file-${length}`, body)
    expect(await files().about(`file-${length}`)).toEqual({ ...chat, bytes: length })
    expect((await read(`file-${length}`)).equals(body)).toBe(true)
    if (length > 100) expect((await lying()).includes(body.subarray(0, 100))).toBe(false)
  }
})

test('a file in many small parts is the same file, and its head can be read alone', async () => {
  const body = randomBytes(200_001)
  const parts = Array.from({ length: 2_001 }, (_, at) => body.subarray(at * 100, at * 100 + 100))
  await files().put('parts', Readable.from(parts), chat, 1e6)
  expect((await read('parts')).equals(body)).toBe(true)
  expect(
    Buffer.from(await headOf(files(), 'parts'))
      .subarray(0, 64)
      .equals(body.subarray(0, 64)),
  ).toBe(true)
})

test('pieces that were changed, swapped or cut off do not open, and neither does a file under another id', async () => {
  const bucket = new GridFSBucket(database.db, { bucketName: 'files' })
  const body = randomBytes(3 * PIECE)
  await put('whole', body)
  const [file] = await bucket.find({ filename: 'whole' }).toArray()
  const parts: Buffer[] = []
  for await (const part of bucket.openDownloadStreamByName('whole')) parts.push(part as Buffer)
  const sealed = Buffer.concat(parts)
  const size = PIECE + 16
  const damaged = {
    changed: Buffer.concat([
      sealed.subarray(0, 9),
      Buffer.from([sealed.readUInt8(9) ^ 1]),
      sealed.subarray(10),
    ]),
    swapped: Buffer.concat([
      sealed.subarray(size, 2 * size),
      sealed.subarray(0, size),
      sealed.subarray(2 * size),
    ]),
    cut: sealed.subarray(0, 2 * size),
    'under another id': sealed,
  }
  for (const [name, bytes] of Object.entries(damaged)) {
    const fileId = name === 'under another id' ? 'other' : `whole-${name}`
    // Sealed for the id of the first file.
    const upload = bucket.openUploadStream(fileId, { metadata: file?.metadata ?? {} })
    upload.end(bytes)
    await new Promise((resolve) => upload.on('finish', resolve))
    await expect(read(fileId)).rejects.toThrow()
  }
})

test('a file from before files were sealed stays readable, and a picture for everybody is not sealed', async () => {
  const bucket = new GridFSBucket(database.db, { bucketName: 'files' })
  const body = Buffer.from('从前的一份合同')
  const upload = bucket.openUploadStream('old', { metadata: chat })
  upload.end(body)
  await new Promise((resolve) => upload.on('finish', resolve))
  expect(await read('old')).toEqual(body)
  expect(await files().about('old')).toEqual({ ...chat, bytes: body.length })
  await put('picture', body, { fileName: '图.png', contentType: 'image/png', purpose: 'picture' })
  expect((await lying()).includes(body)).toBe(true)
})
