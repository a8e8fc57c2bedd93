import { drawPicture, type Pen, type Photo } from '../../../platform/drawing'
import { paint } from '../../../ui/paint'
import { qrModules } from '../../../ui/qr-code'
import type { Card } from '../api'
import { portraitOf } from '../portrait'
import { dateOf } from '../when'
import { words } from '../words'

const WIDTH = 750
const MARGIN = 60
const QR_SIZE = 300
const LINE = 44
const PORTRAIT = 168

/** The card as a picture to hand out: who to ring, when, and a code that leads to the duty lawyer. Px of the picture. */
export const drawContactCard = (card: Card): Promise<string | undefined> => {
  const { duty } = card
  const height = 760 + card.lines.length * LINE + (duty === undefined ? 0 : PORTRAIT - 20)
  const draw = (pen: Pen, photo: Photo | undefined) => {
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
    if (duty !== undefined) {
      y += 24
      drawPortrait(pen, duty.adviser.name, photo, MARGIN, y, PORTRAIT)
      pen.fillStyle = paint.ink
      pen.font = `600 36px ${paint.font}`
      const left = MARGIN + PORTRAIT + 32
      pen.fillText(words.adviser(duty.adviser.name, duty.adviser.kind), left, y + 68)
      pen.fillStyle = paint.second
      pen.font = `400 28px ${paint.font}`
      const good = [...duty.adviser.qualifications, ...duty.adviser.goodAt].join('、')
      pen.fillText(fitting(pen, words.cardDay(dateOf(duty.startsAt)), WIDTH - MARGIN - left), left, y + 112)
      pen.fillText(fitting(pen, good, WIDTH - MARGIN - left), left, y + 154)
      y += PORTRAIT
    }
    y += 32
    drawCode(pen, card.qr, MARGIN, y, QR_SIZE)
    pen.fillStyle = paint.ink
    pen.font = `500 30px ${paint.font}`
    const beside = MARGIN + QR_SIZE + 32
    words.cardScan.split('，').forEach((part, place) => pen.fillText(part, beside, y + 120 + place * 48))
    y += QR_SIZE
    for (const text of card.lines) line(text, 26, paint.second)
  }
  return drawPicture(WIDTH, height, draw, portraitOf(duty?.adviser))
}

/** The middle of the picture, or the first character of the name on a dark ground, as everywhere. */
const drawPortrait = (
  pen: Pen,
  name: string,
  photo: Photo | undefined,
  left: number,
  top: number,
  size: number,
): void => {
  if (photo !== undefined) {
    const side = Math.min(photo.width, photo.height)
    const [x, y] = [(photo.width - side) / 2, (photo.height - side) / 2]
    pen.drawImage(photo, x, y, side, side, left, top, size, size)
    return
  }
  pen.fillStyle = paint.ink
  pen.fillRect(left, top, size, size)
  pen.fillStyle = paint.ground
  pen.font = `600 ${size / 2}px ${paint.font}`
  pen.textAlign = 'center'
  pen.fillText(name.slice(0, 1), left + size / 2, top + size * 0.68)
  pen.textAlign = 'left'
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
