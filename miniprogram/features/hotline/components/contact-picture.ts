import { drawPicture, type Pen } from '../../../platform/drawing'
import { paint } from '../../../ui/paint'
import { qrModules } from '../../../ui/qr-code'
import type { Card } from '../api'
import { words } from '../words'

const WIDTH = 750
const MARGIN = 60
const QR_SIZE = 300
const LINE = 44

/** The card as a picture to hand out: who to ring, when, and a code that leads to the duty lawyer. Px of the picture. */
export const drawContactCard = (card: Card): Promise<string | undefined> => {
  const height = 760 + card.lines.length * LINE
  return drawPicture(WIDTH, height, (pen) => {
    pen.fillStyle = paint.ground
    pen.fillRect(0, 0, WIDTH, height)
    pen.fillStyle = paint.main
    pen.fillRect(0, 0, WIDTH, 16)
    let y = 100
    const line = (text: string, size: number, colour: string, weight = 400) => {
      pen.fillStyle = colour
      pen.font = `${weight} ${size}px ${paint.font}`
      y += size
      pen.fillText(fitting(pen, text, WIDTH - 2 * MARGIN), MARGIN, y)
      y += size * 0.5
    }
    pen.textAlign = 'left'
    line(card.title, 48, paint.ink, 600)
    line(card.orgName, 28, paint.second)
    y += 24
    line(card.phone, 72, paint.ink, 600)
    line(card.hours, 28, paint.second)
    if (card.duty !== undefined)
      line(words.cardToday(words.adviser(card.duty.adviser.name, card.duty.adviser.kind)), 28, paint.second)
    y += 20
    drawCode(pen, card.qr, MARGIN, y, QR_SIZE)
    pen.fillStyle = paint.ink
    pen.font = `500 30px ${paint.font}`
    const beside = MARGIN + QR_SIZE + 32
    words.cardScan.split('，').forEach((part, place) => pen.fillText(part, beside, y + 120 + place * 48))
    y += QR_SIZE
    for (const text of card.lines) line(text, 26, paint.second)
  })
}

const drawCode = (pen: Pen, text: string, left: number, top: number, size: number): void => {
  const modules = qrModules(text)
  const step = size / modules.length
  pen.fillStyle = paint.ink
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      // A hair wider, so that no light line is left between two squares.
      if (dark) pen.fillRect(left + x * step, top + y * step, step + 0.5, step + 0.5)
    }),
  )
}

/** A canvas does not break lines: what is too long ends in an ellipsis. */
const fitting = (pen: Pen, text: string, width: number): string => {
  if (pen.measureText(text).width <= width) return text
  let short = text
  while (short !== '' && pen.measureText(`${short}…`).width > width) short = short.slice(0, -1)
  return `${short}…`
}
