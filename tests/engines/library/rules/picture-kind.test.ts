import fc from 'fast-check'
import { kindByName, pictureKind } from '../../../../src/engines/library/rules/picture-kind'

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  )

test('pictures are known by their first bytes', () => {
  expect(pictureKind(bytes([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
  expect(pictureKind(bytes([0x89], 'PNG\r\n', [0x1a], '\n'))).toBe('image/png')
  expect(pictureKind(bytes('RIFF', [1, 2, 3, 4], 'WEBPVP8 '))).toBe('image/webp')
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
    expect([other, pictureKind(bytes(other))]).toEqual([other, undefined])
  }
})

test('text is never taken for a picture, however it goes on', () => {
  fc.assert(fc.property(fc.string(), (text) => pictureKind(Buffer.from(`<${text}`)) === undefined))
})

test('a name counts by its last ending only', () => {
  expect(kindByName('图.JPG')).toBe('image/jpeg')
  expect(kindByName('a.webp')).toBe('image/webp')
  expect(kindByName('a.png.html')).toBeUndefined()
  expect(kindByName('png')).toBeUndefined()
})
