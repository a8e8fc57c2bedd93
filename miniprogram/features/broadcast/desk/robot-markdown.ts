/** What WeCom draws of the markdown that a robot may send: headings, bold, links, quotes. Colours are words in the text. */
export interface Piece {
  readonly text: string
  readonly bold?: boolean
  readonly link?: string
}
export interface RobotLine {
  readonly kind: 'heading' | 'quote' | 'text'
  readonly pieces: readonly Piece[]
}

const INLINE = /\*\*(.+?)\*\*|\[([^\]]*)\]\(([^)\s]*)\)|<font color="[^"]*">(.*?)<\/font>/g

const piecesOf = (line: string): Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const match of line.matchAll(INLINE)) {
    const [all, bold, word, link, coloured] = match
    if (match.index > from) pieces.push({ text: line.slice(from, match.index) })
    if (bold !== undefined) pieces.push({ text: bold, bold: true })
    else if (link !== undefined) pieces.push({ text: word ?? link, link })
    else pieces.push({ text: coloured ?? '' })
    from = match.index + all.length
  }
  if (from < line.length) pieces.push({ text: line.slice(from) })
  return pieces
}

export const robotLines = (markdown: string): RobotLine[] =>
  markdown.split('\n').map((line) => {
    const heading = /^#{1,6}\s+(.*)$/.exec(line)
    const quote = /^>\s?(.*)$/.exec(line)
    return {
      kind: heading ? 'heading' : quote ? 'quote' : 'text',
      pieces: piecesOf(heading?.[1] ?? quote?.[1] ?? line),
    }
  })
