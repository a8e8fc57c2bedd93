import type { Handbook } from './facts'

/** One prepared segment, as the script keeps it. */
export interface Piece {
  readonly pieceId: string
  readonly title: string
  readonly text: string
  readonly picture?: { readonly fileId: string; readonly alt: string }
  readonly key: boolean
  /** Where it is in the room, once it was sent. */
  readonly sent?: { readonly number: number; readonly position: number }
}

/** Characters that are easy to read at once on a phone. */
const COMFORTABLE = 400
export const MOST_PIECES = 60
const PER_MINUTE = 200

/** Minutes that reading it aloud takes, one decimal; a picture alone takes half a minute. */
export const minutesOf = (piece: Pick<Piece, 'title' | 'text'>): number =>
  Math.max(0.5, Math.round(((piece.title.length + piece.text.length) / PER_MINUTE) * 10) / 10)

export const minutesOfAll = (pieces: readonly Piece[]): number =>
  Math.round(pieces.reduce((sum, piece) => sum + minutesOf(piece), 0) * 10) / 10

/** Cuts at the ends of paragraphs, long paragraphs at the ends of sentences, and only what has neither anywhere. */
export const splitText = (text: string, most = COMFORTABLE): string[] => {
  const parts = text
    .split(/\n+/)
    .flatMap((paragraph) => (paragraph.length <= most ? [paragraph] : sentences(paragraph, most)))
    .filter((part) => part.trim() !== '')
  const pieces: string[] = []
  for (const part of parts) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + part.length + 1 <= most)
      pieces[pieces.length - 1] = `${last}\n${part}`
    else pieces.push(part)
  }
  return pieces
}

const sentences = (paragraph: string, most: number): string[] => {
  const pieces: string[] = []
  for (const sentence of paragraph.match(/[^。！？；]+[。！？；]?/g) ?? [paragraph]) {
    const last = pieces.at(-1)
    if (last !== undefined && last.length + sentence.length <= most)
      pieces[pieces.length - 1] = last + sentence
    else for (let at = 0; at < sentence.length; at += most) pieces.push(sentence.slice(at, at + most))
  }
  return pieces
}

/** A script out of a handbook: its answer first, then each section, long ones in several pieces. */
export const scriptOf = (handbook: Handbook, newId: () => string, sections?: readonly number[]): Piece[] => {
  const opening: Piece[] =
    sections === undefined && handbook.answer !== ''
      ? [{ pieceId: newId(), title: handbook.title, text: handbook.answer, key: true }]
      : []
  const chosen = handbook.sections.filter((_, at) => sections?.includes(at) ?? true)
  return [
    ...opening,
    ...chosen.flatMap(({ heading, text, pictures }) => {
      const parts = splitText(text)
      const [first] = pictures
      return (parts.length > 0 ? parts : ['']).map((part, at): Piece => ({
        pieceId: newId(),
        title: at === 0 ? heading : `${heading}（${at + 1}）`.slice(0, 40),
        text: part,
        ...(at === 0 && first && { picture: { fileId: first.fileId, alt: first.alt } }),
        key: false,
      }))
    }),
  ]
}

/** The script as it is saved over the one that stands: what was sent keeps its words and cannot be taken out. */
export const mergeScript = (standing: readonly Piece[], saved: readonly Piece[]): Piece[] => {
  const sent = new Map(standing.flatMap((piece) => (piece.sent ? [[piece.pieceId, piece] as const] : [])))
  const kept = saved.map((piece) => sent.get(piece.pieceId) ?? piece)
  const named = new Set(saved.map(({ pieceId }) => pieceId))
  return [...standing.filter((piece) => piece.sent && !named.has(piece.pieceId)), ...kept]
}

/** What the red button sends. */
export const nextPiece = (script: readonly Piece[]): Piece | undefined => script.find(({ sent }) => !sent)
