import { crc32, deflateSync, inflateSync } from 'node:zlib'

const HEAD = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MOST_COLOURS = 256

interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green and blue of each pixel, line by line. */
  readonly rgb: Buffer
}

const chunk = (type: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(named.length + 8)
  frame.writeUInt32BE(body.length)
  named.copy(frame, 4)
  frame.writeUInt32BE(crc32(named), named.length + 4)
  return frame
}

const paeth = (left: number, up: number, corner: number): number => {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** Reads what Chromium writes: eight bits a channel, RGB or RGBA, not interlaced. */
const decode = (png: Buffer): Pixels => {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  const parts: Buffer[] = []
  for (let at = HEAD.length; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const stride = width * channels
  let above: Buffer = Buffer.alloc(stride)
  const rgb = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    const start = y * (stride + 1)
    const line = Buffer.from(raw.subarray(start + 1, start + 1 + stride))
    for (let x = 0; x < stride; x += 1) {
      const left = x < channels ? 0 : (line[x - channels] ?? 0)
      const up = above[x] ?? 0
      const corner = x < channels ? 0 : (above[x - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][raw[start] ?? 0] ?? 0
      line[x] = ((line[x] ?? 0) + guess) & 255
    }
    for (let x = 0; x < width; x += 1) line.copy(rgb, (y * width + x) * 3, x * channels, x * channels + 3)
    above = line
  }
  return { width, height, rgb }
}

/** The same picture with at most 256 colours, a third of the size. The most frequent colours stay as they are, so grounds and
 *  words are exact; the rest, the edges of letters, take the nearest of them. */
export const toPalette = (png: Buffer): Buffer => {
  const { width, height, rgb } = decode(png)
  const counts = new Map<number, number>()
  for (let at = 0; at < rgb.length; at += 3) {
    const colour = rgb.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts.keys()]
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))
    .slice(0, MOST_COLOURS)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const away = (a: number, b: number): number =>
    [16, 8, 0].reduce((sum, bits) => sum + (((a >> bits) & 255) - ((b >> bits) & 255)) ** 2, 0)
  const placeOf = (colour: number): number => {
    const known = places.get(colour)
    if (known !== undefined) return known
    let nearest = 0
    palette.forEach((one, place) => {
      if (away(one, colour) < away(palette[nearest] ?? 0, colour)) nearest = place
    })
    places.set(colour, nearest)
    return nearest
  }
  const lines = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      lines[y * (width + 1) + 1 + x] = placeOf(rgb.readUIntBE((y * width + x) * 3, 3))
  const size = Buffer.alloc(13)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  size.set([8, 3], 8)
  const colours = Buffer.alloc(palette.length * 3)
  palette.forEach((colour, place) => colours.writeUIntBE(colour, place * 3, 3))
  return Buffer.concat([
    HEAD,
    chunk('IHDR', size),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
