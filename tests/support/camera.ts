import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodeQR } from 'qr'

const EDGE = 480

/** A film of a QR code held still before a camera, for Chromium's fake one: uncompressed YUV4MPEG2, grey only. Its path. */
export const filmOfCode = (text: string): string => {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 6 })
  const scale = EDGE / modules.length
  const light = Buffer.alloc(EDGE * EDGE, 235)
  for (let y = 0; y < EDGE; y += 1)
    for (let x = 0; x < EDGE; x += 1)
      if (modules[Math.floor(y / scale)]?.[Math.floor(x / scale)] === true) light[y * EDGE + x] = 16
  const grey = Buffer.alloc((EDGE * EDGE) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, grey])
  const file = join(mkdtempSync(join(tmpdir(), 'niangjiaren-film-')), 'code.y4m')
  const head = Buffer.from(`YUV4MPEG2 W${EDGE} H${EDGE} F10:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(file, Buffer.concat([head, ...Array.from({ length: 10 }, () => frame)]))
  return file
}
