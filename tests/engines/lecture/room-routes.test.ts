import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { createHttpApp } from '../../../src/doors/http/app'
import { registerRoomRoutes } from '../../../src/doors/http/room-routes'
import { createLog } from '../../../src/doors/log'
import { createDispatch } from '../../../src/kernel/dispatch'
import type { Caller } from '../../../src/kernel/caller'
import { another, groupOf, lawyer, openWorld, type Output, type World } from './world'

let world: World
let app: FastifyInstance
let worker: Caller
let lectureId: string
let base: string
let origin: string
beforeAll(async () => {
  world = await openWorld()
  worker = await world.worker('w1', await world.enterprise('jixie'))
  lectureId = await world.live()
  app = await createHttpApp({
    house: world.house,
    engines: [],
    dispatch: createDispatch(world.house, [], () => Promise.resolve(undefined)),
    log: createLog('silent'),
    trustedProxies: 0,
    plugins: [(http) => registerRoomRoutes(http, world.house)],
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  base = (await world.done(worker, 'openRoom', { lectureId, groupId: groupOf(worker) })).path.base
})
afterAll(async () => {
  await app.close()
  await world.close()
})

type Head = Output<'openRoom'>['room']
const get = (path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers })
const headOf = async (): Promise<Head> => (await (await get(`${base}/head`)).json()) as Head
const eventually = async (look: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await look()); tries += 1) {
    if (tries > 100) throw new Error('it never came')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

it('a poll that finds nothing new is answered without a body', async () => {
  const first = await get(`${base}/head`)
  expect(first.status).toBe(200)
  const again = await get(`${base}/head`, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

it('what is said is in the head of every server, and eight entries become a segment that never changes', async () => {
  const before = await headOf()
  for (let n = 0; n < 9; n += 1) await world.done(another(lawyer), 'say', { lectureId, text: `第 ${n} 句` })
  await eventually(async () => (await headOf()).last === before.last + 9)
  const head = await headOf()
  expect(head.segments).toBe(1)
  const sealed = await get(`${base}/segments/1`)
  expect(sealed.headers.get('cache-control')).toContain('immutable')
  const { items } = (await sealed.json()) as { items: Head['tail'] }
  expect([...items, ...head.tail].map(({ position }) => position)).toEqual(
    Array.from({ length: head.last }, (_, at) => at + 1),
  )
  expect((await get(`${base}/segments/2`)).status).toBe(404)
})

it('a changed or invented path opens nothing', async () => {
  for (const path of [`${base}x/head`, '/api/rooms/abc/head', `${base}/tail`, `${base}/segments/0`])
    expect((await get(path)).status).toBe(404)
})

describe('a picture of a room', () => {
  const png = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(64)])
  const upload = async (body: Buffer): Promise<string> => {
    const { fileId } = await world.done(another(lawyer), 'startLecturePicture', {
      lectureId,
      fileName: '图.png',
      bytes: body.length,
    })
    const about = { fileName: '图.png', contentType: 'image/png', purpose: 'lecture-picture' }
    await world.house.files.put(fileId, Readable.from([body]), about, body.length)
    return fileId
  }
  // The uploader is the account that announced the file.
  const sayWith = async (body: Buffer) => {
    const me = another(lawyer)
    const { fileId } = await world.done(me, 'startLecturePicture', {
      lectureId,
      fileName: '图.png',
      bytes: body.length,
    })
    const about = { fileName: '图.png', contentType: 'image/png', purpose: 'lecture-picture' }
    await world.house.files.put(fileId, Readable.from([body]), about, body.length)
    return { fileId, code: await world.codeOf(me, 'say', { lectureId, picture: { fileId, alt: '图' } }) }
  }
  it('is read under the path of the room once it was said', async () => {
    const { fileId, code } = await sayWith(png)
    expect(code).toBe('ok')
    const answer = await get(`${base}/pictures/${fileId}`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
  })
  it('is refused when its bytes are no picture, or when somebody else uploaded it', async () => {
    expect((await sayWith(Buffer.from('<svg onload=alert(1)>'))).code).toBe('BAD_INPUT')
    const foreign = await upload(png)
    expect(
      await world.codeOf(another(lawyer), 'say', { lectureId, picture: { fileId: foreign, alt: '图' } }),
    ).toBe('BAD_INPUT')
  })
  it('is not there for whoever guesses addresses, not even one that was uploaded and never used', async () => {
    const unused = await upload(png)
    expect((await get(`${base}/pictures/${unused}`)).status).toBe(404)
    expect((await get(`${base}/pictures/picture_guess`)).status).toBe(404)
    expect((await get(`/api/rooms/guess/pictures/${unused}`)).status).toBe(404)
  })
})
