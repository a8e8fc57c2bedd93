import { crc32, deflateSync } from 'node:zlib'

type Colour = readonly [number, number, number]
interface Block {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: Colour
}

const WIDTH = 640
const HEIGHT = 360
const GROUND: Colour = [250, 249, 246]
const GREEN: Colour = [214, 234, 221]
const DARK_GREEN: Colour = [45, 138, 78]
const GREY: Colour = [238, 233, 226]
const LINE: Colour = [150, 142, 132]

/** One box leads to two: first month, then with work and without. */
const BLOCKS: readonly Block[] = [
  { x: 40, y: 120, width: 200, height: 120, colour: GREEN },
  { x: 40, y: 120, width: 8, height: 120, colour: DARK_GREEN },
  { x: 256, y: 176, width: 88, height: 6, colour: LINE },
  { x: 344, y: 90, width: 6, height: 180, colour: LINE },
  { x: 350, y: 90, width: 30, height: 6, colour: LINE },
  { x: 350, y: 264, width: 30, height: 6, colour: LINE },
  { x: 392, y: 40, width: 208, height: 110, colour: GREY },
  { x: 392, y: 210, width: 208, height: 110, colour: GREY },
]

const chunk = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length)
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([head, named, sum])
}

/** A drawing for the demo's lecture as a PNG of 640 × 360, made without any file or library. */
export const demoPicture = (): Buffer => {
  const stride = WIDTH * 3 + 1
  const pixels = Buffer.alloc(stride * HEIGHT)
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const block = BLOCKS.findLast(
        (one) => x >= one.x && x < one.x + one.width && y >= one.y && y < one.y + one.height,
      )
      pixels.set(block?.colour ?? GROUND, y * stride + 1 + x * 3)
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(WIDTH, 0)
  header.writeUInt32BE(HEIGHT, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
