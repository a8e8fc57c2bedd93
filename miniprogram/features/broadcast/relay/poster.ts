import encodeQR from 'qr'

export interface PosterWords {
  /** Who says it: 海湾区总工会 */
  readonly from: string
  readonly title: string
  readonly text: string
  /** Below the code: what to do with it. */
  readonly how: string
  /** What the code leads to. */
  readonly link: string
}

const WIDTH = 750
const EDGE = 60
const CODE = 360
/** Dark and light modules around which a reader needs four light ones. */
const QUIET = 4

/** A number or an English word, or one character of any other kind, with the marks that belong to it: no line begins with a
 *  comma, none ends with an opening bracket. */
const PIECE = /[（《〈“‘「『【]*(?:[\w.,:/%+-]+|.)[，。、；：！？）》〉”’」』】…]*/gu

/** Breaks text into lines that fit; Chinese breaks anywhere, a number or an English word does not. */
export const linesOf = (text: string, fits: (line: string) => boolean): string[] => {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of paragraph.match(PIECE) ?? []) {
      if (line !== '' && !fits(line + piece)) {
        lines.push(line)
        line = piece.trimStart()
      } else line += piece
    }
    lines.push(line)
  }
  return lines
}

/** A picture to pass on where no card can be: title, two sentences and a code. Browser only; a PNG as a data address. */
export const drawPoster = ({ from, title, text, how, link }: PosterWords): string => {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  const canvas = document.createElement('canvas')
  const pen = canvas.getContext('2d')
  if (pen === null) return ''
  const font = (size: number, weight: number) => `${weight} ${size}px ${token('--font')}`
  const broken = (words: string, size: number, weight: number, most: number) => {
    pen.font = font(size, weight)
    const lines = linesOf(words, (line) => pen.measureText(line).width <= WIDTH - 2 * EDGE)
    return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`]
  }
  const heads = broken(title, 48, 600, 4)
  const body = broken(text, 32, 400, 8)
  canvas.width = WIDTH
  canvas.height = 200 + heads.length * 66 + body.length * 50 + CODE + 180
  pen.fillStyle = token('--ground')
  pen.fillRect(0, 0, canvas.width, canvas.height)
  let down = 96
  const write = (words: string, size: number, weight: number, colour: string, step: number) => {
    pen.font = font(size, weight)
    pen.fillStyle = token(colour)
    pen.fillText(words, EDGE, down)
    down += step
  }
  write(from, 28, 400, '--ink-2', 80)
  for (const line of heads) write(line, 48, 600, '--ink', 66)
  down += 10
  for (const line of body) write(line, 32, 400, '--ink-2', 50)
  down += 20
  drawCode(pen, link, EDGE, down, token)
  down += CODE + 64
  write(how, 28, 400, '--ink-2', 0)
  return canvas.toDataURL('image/png')
}

const drawCode = (
  pen: CanvasRenderingContext2D,
  link: string,
  left: number,
  top: number,
  token: (name: string) => string,
) => {
  const rows = encodeQR(link, 'raw', { ecc: 'medium', border: QUIET })
  const size = CODE / rows.length
  pen.fillStyle = token('--ground')
  pen.fillRect(left, top, CODE, CODE)
  pen.fillStyle = token('--ink')
  rows.forEach((row, y) =>
    row.forEach((isDark, x) => {
      // A little larger than the grid, so that no light seams stand between neighbours.
      if (isDark) pen.fillRect(left + x * size, top + y * size, size + 0.5, size + 0.5)
    }),
  )
}
