import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { filesEngine } from '../../../src/compose/files'
import { removeOldPieces } from '../../../src/engines/files/store/pieces'
import { signRoomPath } from '../../../src/engines/lecture/room-path'
import { createPictureStore } from '../../../src/engines/lecture/store/pictures'
import { ANONYMOUS, type Caller } from '../../../src/kernel/caller'
import { fileAddress } from '../../../src/kernel/file-address'
import { storedFiles } from '../../../src/kernel/files'
import { ensureCollections } from '../../../src/kernel/collection'
import { after, HOUR, MINUTE } from '../../../src/kernel/time'
import { uploadTicket } from '../../../src/kernel/uploads'
import { person, testHouse, type TestHouse } from '../../support/test-house'

const KB64 = 64 * 1024
const worker = person('worker')

let house: TestHouse
beforeAll(async () => {
  house = await testHouse(() => [filesEngine()])
  await ensureCollections(house.database.db, [storedFiles])
})
afterAll(() => house.close())

let tickets = 0
const ticketOf = (maxBytes: number, caller: Caller = worker, purpose = 'chat') => {
  const fileId = `file_${(tickets += 1)}`
  const claim = {
    ...{ fileId, purpose, maxBytes, accountId: caller.accountId },
    ...{ fileName: '合同.pdf', contentType: 'application/pdf' },
  }
  return { fileId, ticket: uploadTicket(house.house, claim).ticket }
}
const cut = (body: Buffer): Buffer[] =>
  Array.from({ length: Math.max(1, Math.ceil(body.length / KB64)) }, (_, at) =>
    body.subarray(at * KB64, (at + 1) * KB64),
  )
const put = (ticket: string, pieces: readonly Buffer[], piece: number, caller: Caller = worker) =>
  house.call(caller, 'files.putPiece', {
    ...{ ticket, piece, last: piece === pieces.length - 1 },
    bytes: (pieces[piece] ?? Buffer.alloc(0)).toString('base64'),
  })
const said = async (answer: ReturnType<typeof put>) => {
  const given = await answer
  return given.ok ? given.output : given.refusal.code
}
const lying = async (fileId: string): Promise<Buffer> => {
  const parts: Buffer[] = []
  for await (const part of house.house.files.open(fileId)) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
const waiting = (fileId: string) => house.database.db.collection('file_pieces').countDocuments({ fileId })
const read = async (path: string, piece: number, caller: Caller = worker) => {
  const given = await house.call(caller, 'files.readPiece', { path, piece })
  return given.ok ? (given.output as { pieces: number; bytes: string; fileName: string }) : given.refusal.code
}
const addressOf = (fileId: string) =>
  fileAddress(house.house.signer, fileId, after(house.clock.now(), MINUTE))

test.each([1, KB64 - 1, KB64, KB64 + 1, 5 * KB64 + 7])(
  'a file of %d bytes that came in pieces is that file, and nothing of it waits any more',
  async (length) => {
    const body = randomBytes(length)
    const { fileId, ticket } = ticketOf(length)
    const pieces = cut(body)
    for (let piece = 0; piece < pieces.length; piece += 1)
      expect(await said(put(ticket, pieces, piece))).toEqual({
        next: piece + 1,
        stored: piece === pieces.length - 1,
      })
    expect((await lying(fileId)).equals(body)).toBe(true)
    expect(await house.house.files.about(fileId)).toMatchObject({ purpose: 'chat', bytes: length })
    expect(await waiting(fileId)).toBe(0)
  },
)

test('what waits for its other pieces lies sealed', async () => {
  const body = Buffer.alloc(3 * KB64, '工资条')
  const { fileId, ticket } = ticketOf(body.length)
  await put(ticket, cut(body), 0)
  const [piece] = await house.database.db.collection('file_pieces').find({ fileId }).toArray()
  const text = JSON.stringify(piece)
  expect(text).not.toContain(body.subarray(0, 300).toString('base64').slice(0, 40))
  expect(text).not.toContain('工资条')
})

test('a piece that comes twice, or all at once, changes nothing', async () => {
  const body = randomBytes(4 * KB64 + 100)
  const { fileId, ticket } = ticketOf(body.length)
  const pieces = cut(body)
  for (const piece of [0, 0, 1, 0, 1, 2, 3]) await put(ticket, pieces, piece)
  expect(await said(put(ticket, [randomBytes(KB64), Buffer.alloc(1)], 0))).toEqual({ next: 1, stored: false })
  const ends = await Promise.all(Array.from({ length: 12 }, () => said(put(ticket, pieces, 4))))
  expect(ends).toEqual(Array(12).fill({ next: 5, stored: true }))
  expect((await lying(fileId)).equals(body)).toBe(true)
  expect(await said(put(ticket, pieces, 4))).toEqual({ next: 5, stored: true })
  expect(await said(put(ticket, pieces, 2))).toEqual({ next: 3, stored: true })
  expect(await waiting(fileId)).toBe(0)
  expect(await house.database.db.collection('files.files').countDocuments({ filename: fileId })).toBe(1)
})

test('a piece before its turn is not taken, and the answer says where to go on', async () => {
  const body = randomBytes(3 * KB64 + 1)
  const { fileId, ticket } = ticketOf(body.length)
  const pieces = cut(body)
  expect(await said(put(ticket, pieces, 2))).toEqual({ next: 0, stored: false })
  await put(ticket, pieces, 0)
  expect(await said(put(ticket, pieces, 3))).toEqual({ next: 1, stored: false })
  await put(ticket, pieces, 1)
  await put(ticket, pieces, 2)
  expect(await said(put(ticket, pieces, 3))).toEqual({ next: 4, stored: true })
  expect((await lying(fileId)).equals(body)).toBe(true)
})

test('all pieces at once, again and again, end in the one right file', async () => {
  const body = randomBytes(5 * KB64 + 9)
  const { fileId, ticket } = ticketOf(body.length)
  const pieces = cut(body)
  for (let round = 0; round < 6; round += 1)
    await Promise.all(pieces.flatMap((_, piece) => [put(ticket, pieces, piece), put(ticket, pieces, piece)]))
  expect((await lying(fileId)).equals(body)).toBe(true)
})

test('the ticket of somebody else is refused like one that was made up, changed or is over', async () => {
  const body = randomBytes(100)
  const { fileId, ticket } = ticketOf(100)
  expect(await said(put(ticket, [body], 0, person('another')))).toBe('NOT_FOUND')
  expect(await said(put('made.up.ticket', [body], 0))).toBe('NOT_FOUND')
  expect(await said(put(`${ticket.slice(0, -1)}${ticket.endsWith('A') ? 'B' : 'A'}`, [body], 0))).toBe(
    'NOT_FOUND',
  )
  expect(await said(put(ticket, [body], 0, ANONYMOUS))).toBe('SIGN_IN')
  house.clock.move(31 * MINUTE)
  expect(await said(put(ticket, [body], 0))).toBe('NOT_FOUND')
  expect(await house.house.files.about(fileId)).toBeUndefined()
})

test('more than the ticket announced is refused at the first piece that is too much', async () => {
  const { fileId, ticket } = ticketOf(2 * KB64)
  const pieces = cut(randomBytes(2 * KB64 + 1))
  await put(ticket, pieces, 0)
  await put(ticket, pieces, 1)
  expect(await said(put(ticket, pieces, 2))).toBe('TOO_LARGE')
  expect(await said(put(ticket, [randomBytes(KB64 + 1)], 0))).toBe('BAD_INPUT')
  expect(await said(put(ticket, [randomBytes(100), randomBytes(1)], 0))).toBe('BAD_INPUT')
  expect(await house.house.files.about(fileId)).toBeUndefined()
})

test('what was begun and never ended is removed after an hour, and can be sent anew until its ticket is over', async () => {
  const body = randomBytes(2 * KB64 + 5)
  const pieces = cut(body)
  const left = ticketOf(body.length)
  await put(left.ticket, pieces, 0)
  house.clock.move(HOUR + MINUTE)
  const { fileId, ticket } = ticketOf(body.length)
  await put(ticket, pieces, 0)
  expect(await removeOldPieces(house.house)).toBeGreaterThanOrEqual(1)
  expect(await waiting(left.fileId)).toBe(0)
  expect(await waiting(fileId)).toBe(1)
  await house.database.db.collection('file_pieces').deleteMany({ fileId })
  expect(await said(put(ticket, pieces, 1))).toEqual({ next: 0, stored: false })
})

test.each([
  ['sealed', 'chat'],
  ['for everybody', 'picture'],
])('a file that is %s is read in pieces, byte for byte, under its address', async (_how, purpose) => {
  for (const length of [0, 5, 512 * 1024, 512 * 1024 + 1, 3 * 512 * 1024 + 70_001]) {
    const body = randomBytes(length)
    const fileId = `read_${purpose}_${length}`
    const about = { fileName: '图.png', contentType: 'image/png', purpose }
    await house.house.files.put(fileId, Readable.from([body]), about, 1e7)
    const got: Buffer[] = []
    for (let piece = 0, pieces = 1; piece < pieces; piece += 1) {
      const answer = await read(addressOf(fileId), piece, ANONYMOUS)
      if (typeof answer === 'string') throw new Error(answer)
      expect(answer.bytes.length).toBeLessThan(900_000)
      pieces = answer.pieces
      got.push(Buffer.from(answer.bytes, 'base64'))
    }
    expect(Buffer.concat(got).equals(body)).toBe(true)
    expect(await read(addressOf(fileId), got.length)).toBe('NOT_FOUND')
  }
})

test('an address that was changed, is over, or is meant for uploading shows nothing', async () => {
  const { fileId, ticket } = ticketOf(10)
  await put(ticket, [randomBytes(10)], 0)
  const path = addressOf(fileId)
  expect(await read(path, 0)).toMatchObject({ pieces: 1, fileName: '合同.pdf' })
  const wrong = [
    `/api/files/${ticket}`,
    `/api/files/${fileId}`,
    `${path}x`,
    'x',
    path.replace('/api', '//api'),
  ]
  for (const one of wrong) expect(await read(one, 0)).toBe('NOT_FOUND')
  house.clock.move(2 * MINUTE)
  expect(await read(path, 0)).toBe('NOT_FOUND')
})

test('a lecture’s picture is read under its room, once its bytes were looked at, and under no other room', async () => {
  const fileId = 'picture_of_room'
  const about = { fileName: '图.png', contentType: 'image/png', purpose: 'picture' }
  await house.house.files.put(fileId, Readable.from([randomBytes(10)]), about, 100)
  const store = createPictureStore({ db: house.database.db, options: {} })
  await store.announce('lecture_1', fileId, worker.accountId)
  const pathIn = (lectureId: string) =>
    `${signRoomPath(house.house.signer, lectureId, house.clock.now()).base}/pictures/${fileId}`
  expect(await read(pathIn('lecture_1'), 0)).toBe('NOT_FOUND')
  await store.check('lecture_1', fileId)
  expect(await read(pathIn('lecture_1'), 0, ANONYMOUS)).toMatchObject({ pieces: 1 })
  expect(await read(pathIn('lecture_2'), 0)).toBe('NOT_FOUND')
})

test('pieces that were sealed and then swapped open as nothing', async () => {
  const body = randomBytes(3 * KB64)
  const { fileId, ticket } = ticketOf(body.length)
  const pieces = cut(body)
  await put(ticket, pieces, 0)
  await put(ticket, pieces, 1)
  const col = house.database.db.collection<{ _id: string; body: object }>('file_pieces')
  const [first, second] = await col.find({ fileId }).sort({ number: 1 }).toArray()
  if (!first || !second) throw new Error('two pieces')
  await col.updateOne({ _id: first._id }, { $set: { body: second.body } })
  expect(await said(put(ticket, pieces, 2))).toBe('INTERNAL')
  expect(await house.house.files.about(fileId)).toBeUndefined()
})

test('nobody sends pieces faster than a person could', async () => {
  const eager = person('eager')
  const codes = new Set<unknown>()
  for (let round = 0; round < 16; round += 1)
    for (const answer of await Promise.all(
      Array.from({ length: 100 }, () => house.call(eager, 'files.putPiece', {})),
    ))
      codes.add(answer.ok || answer.refusal.code)
  expect([...codes]).toEqual(['BAD_INPUT', 'TOO_OFTEN'])
})
