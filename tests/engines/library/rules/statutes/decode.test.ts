import { decodeStatute } from '../../../../../src/engines/library/rules/statutes/decode'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

test('UTF-8 is read, with or without a byte order mark', () => {
  expect(decodeStatute(utf8('# 示例法'))).toEqual({ text: '# 示例法' })
  expect(decodeStatute(utf8('\uFEFF# 示例法'))).toEqual({ text: '# 示例法' })
})

test('a file in GBK is refused at the line where it becomes unreadable', () => {
  const gbk = Uint8Array.from([...utf8('# x\n'), 0xca, 0xbe, 0xc0, 0xfd])
  expect(decodeStatute(gbk)).toEqual({
    problems: [{ line: 2, message: expect.stringContaining('UTF-8') as string }],
  })
})

test('a file in UTF-16 is named as such', () => {
  const decoded = decodeStatute(Uint8Array.from([0xff, 0xfe, 0x23, 0x00]))
  expect(decoded).toEqual({ problems: [{ line: 1, message: expect.stringContaining('UTF-16') as string }] })
})

test('an empty file is refused', () => {
  expect(decodeStatute(new Uint8Array())).toEqual({ problems: [{ message: '文件是空的。' }] })
})

test('a file larger than any law is refused', () => {
  expect(decodeStatute(new Uint8Array(5_000_001))).toEqual({
    problems: [{ message: expect.stringContaining('5 MB') as string }],
  })
})
