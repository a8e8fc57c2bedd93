import { Readable } from 'node:stream'
import { ANONYMOUS } from '../../../src/kernel/caller'
import { removeExpiredFiles } from '../../../src/kernel/files'
import { lawyer, openLibrary, pass, staff, words, worker, type Library, type Written } from './world'

let library: Library
beforeAll(async () => {
  library = await openLibrary()
})
afterAll(() => library.close())

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
interface Ticket {
  ticket: string
  putTo: string
  fileId: string
  expiresAt: string
}

interface Claim {
  fileId: string
  maxBytes: number
  fileName: string
  contentType: string
  purpose: string
}

const start = (fileName = '流程图.png') =>
  library.ok<Ticket>(lawyer, 'startPicture', { fileName, bytes: 5000 })

/** What the door does with a ticket. */
const upload = async ({ ticket }: Ticket, bytes: Buffer): Promise<void> => {
  const claim = library.house.signer.verify('upload', ticket)
  const { fileId, maxBytes, fileName, contentType, purpose } = JSON.parse(claim ?? '{}') as Claim
  const expiresAt = new Date(library.clock.now().getTime() + 86_400_000)
  await library.house.files.put(
    fileId,
    Readable.from([bytes]),
    { fileName, contentType, purpose, expiresAt },
    maxBytes,
  )
}

const withPicture = (fileId: string) =>
  words({ sections: [{ heading: '图', text: '看图。', pictures: [{ fileId, alt: '办事流程' }] }] })

const fieldsOf = async (who: typeof lawyer, fileId: string): Promise<unknown> => {
  const answer = await library.call(who, 'library.saveDraft', withPicture(fileId))
  return answer.ok ? undefined : answer.refusal.fields
}

test('a ticket names the file, its type and its size, and lasts half an hour', async () => {
  const ticket = await start()
  expect(ticket.putTo).toBe(`/api/files/${ticket.ticket}`)
  const claim = library.house.signer.verify('upload', ticket.ticket)
  expect(JSON.parse(claim ?? '{}')).toEqual({
    fileId: ticket.fileId,
    purpose: 'picture',
    maxBytes: 5000,
    fileName: '流程图.png',
    contentType: 'image/png',
    accountId: lawyer.accountId,
  })
  expect(Date.parse(ticket.expiresAt) - library.clock.now().getTime()).toBe(1_800_000)
})

test('workers get no ticket, and only names of pictures get one', async () => {
  const input = { fileName: '图.png', bytes: 10 }
  expect(await library.refused(worker, 'startPicture', input)).toBe('NOT_ALLOWED')
  for (const fileName of ['图.svg', '图.html', '图', '图.png.exe']) {
    expect(await library.refused(lawyer, 'startPicture', { fileName, bytes: 10 })).toBe('BAD_INPUT')
  }
})

test('a picture is kept with its guide and shown under a signed address that is the same all day', async () => {
  const ticket = await start()
  await upload(ticket, PNG)
  const saved = await library.ok<Written>(lawyer, 'saveDraft', withPicture(ticket.fileId))
  await pass(library, saved)
  const read = () =>
    library.ok<{ sections: { pictures: { path: string; alt: string }[] }[] }>(ANONYMOUS, 'readGuide', {
      guideId: saved.guideId,
    })
  const picture = (await read()).sections[0]?.pictures[0]
  expect(picture?.alt).toBe('办事流程')
  expect(library.house.signer.verify('file', picture?.path.replace('/api/files/', '') ?? '')).toBe(
    ticket.fileId,
  )
  library.clock.move(3_600_000)
  expect((await read()).sections[0]?.pictures[0]).toEqual(picture)
  await removeExpiredFiles(library.house.db, new Date('2030-01-01'))
  expect(await library.house.files.about(ticket.fileId)).toBeDefined()
})

test('what is not a picture by its bytes is refused whatever it is called', async () => {
  const bytes = {
    html: Buffer.from('<html><script>'),
    jpegAsPng: Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
    empty: Buffer.alloc(0),
  }
  for (const content of Object.values(bytes)) {
    const ticket = await start()
    await upload(ticket, content)
    expect(await fieldsOf(lawyer, ticket.fileId)).toEqual({
      'sections.0.pictures.0.fileId': '这个文件不是 JPEG、PNG 或 WebP 图片',
    })
  }
})

test('no other file of the house can be shown as a picture of a guide', async () => {
  const about = { fileName: '名册.xlsx', contentType: 'image/png', purpose: 'roster' }
  await library.house.files.put('roster_1', Readable.from([PNG]), about, 100)
  const missing = { 'sections.0.pictures.0.fileId': '图片没有传上来，请重新选择' }
  expect(await fieldsOf(lawyer, 'roster_1')).toEqual(missing)
  const pending = await start()
  expect(await fieldsOf(lawyer, pending.fileId)).toEqual(missing)
  await upload(pending, PNG)
  expect(await fieldsOf(staff, pending.fileId)).toEqual(missing)
})
