import fc from 'fast-check'
import { PAPERS, PICTURES, typeByBoth, typeByBytes, typeByName, VOICES } from '../../src/kernel/file-kinds'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )

const pictureType = (head: Uint8Array) => typeByBytes(head, PICTURES)

test('pictures are known by their first bytes', () => {
  expect(pictureType(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(pictureType(bytes([0x89], 'PNG\r\n', [0x1a], '\n'))).toBe('image/png')
  expect(pictureType(bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '))).toBe('image/webp')
})

test('what only begins like a picture, or is another format, is none', () => {
  for (const other of [
    '',
    'GIF89a',
    '<svg xmlns',
    '<html>',
    'RIFF1234WAVE',
    'RIFF',
    '%PDF-1.7',
    'PK\u0003\u0004',
    'PNG\r\n',
  ]) {
    expect([other, pictureType(bytes(other))]).toEqual([other, undefined])
  }
})

test('text is never taken for a picture, however it goes on', () => {
  fc.assert(fc.property(fc.string(), (text) => pictureType(Buffer.from(`<${text}`)) === undefined))
})

test('a name counts by its last ending only', () => {
  expect(typeByName('图.JPG', PICTURES)).toBe('image/jpeg')
  expect(typeByName('a.webp', PICTURES)).toBe('image/webp')
  expect(typeByName('a.png.html', PICTURES)).toBeUndefined()
  expect(typeByName('png', PICTURES)).toBeUndefined()
})

test('a file is taken for what its first bytes say, and only when the name says the same', () => {
  const png = bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 0, 0, 0, 0, 0])
  const program = bytes('MZ', [0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xff, 0xff, 0, 0])
  expect(typeByBoth('合同.png', png, PICTURES)).toBe('image/png')
  expect(typeByBoth('合同.jpg', png, PICTURES)).toBeUndefined()
  expect(typeByBoth('合同.png', program, PICTURES)).toBeUndefined()
  expect(typeByBoth('合同.png', png, VOICES)).toBeUndefined()
})

test('formats that begin with the same bytes are told apart by their names', () => {
  const zip = bytes('PK\u0003\u0004')
  expect(typeByBoth('名单.xlsx', zip, PAPERS)).toMatch(/spreadsheetml/)
  expect(typeByBoth('名单.docx', zip, PAPERS)).toMatch(/wordprocessingml/)
  expect(typeByBoth('说话.aac', bytes([0, 0, 0, 32], 'ftypM4A '), VOICES)).toBe('audio/mp4')
  expect(typeByBoth('说话.aac', bytes([0xff, 0xf1, 0x50]), VOICES)).toBe('audio/aac')
})
