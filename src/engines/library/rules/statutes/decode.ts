import type { Problem } from './statute'

export type Decoded = { readonly text: string } | { readonly problems: readonly Problem[] }

/** The longest law of the country is well below 1 MB. */
const MOST_BYTES = 5_000_000

const ADVICE = '请用记事本打开，另存为 UTF-8 编码后再传。'

/** The bytes of a statute file as text. Anything but UTF-8 is a problem with the first unreadable line. */
export const decodeStatute = (bytes: Uint8Array): Decoded => {
  if (bytes.length === 0) return { problems: [{ message: '文件是空的。' }] }
  if (bytes.length > MOST_BYTES) return { problems: [{ message: '文件超过 5 MB，不像是一部法规。' }] }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { problems: [{ line: 1, message: `文件是 UTF-16 编码。${ADVICE}` }] }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? ''
    const line = before.split('\n').length
    return { problems: [{ line, message: `第 ${line} 行起不是 UTF-8 编码，读出来是乱码。${ADVICE}` }] }
  }
}
