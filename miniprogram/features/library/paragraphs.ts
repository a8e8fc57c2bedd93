/** A guide's text as blocks: paragraphs, and runs of lines that begin with a number or a dash as a list. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }

const ITEM = /^\s*(?:\d{1,2}[.、．)）]|[-•·])\s*/

export const blocksOf = (text: string): Block[] => {
  const blocks: Block[] = []
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue
    const last = blocks.at(-1)
    if (!ITEM.test(line)) blocks.push({ kind: 'text', text: line.trim() })
    else if (last?.kind === 'list')
      blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, line.replace(ITEM, '').trim()] }
    else blocks.push({ kind: 'list', items: [line.replace(ITEM, '').trim()] })
  }
  return blocks
}

/** A passage cut at its marks: which pieces were found by the question. `marks` are [start, end) and may overlap. */
export const marked = (
  passage: string,
  marks: readonly (readonly [number, number])[],
): readonly { readonly text: string; readonly found: boolean }[] => {
  const pieces: { text: string; found: boolean }[] = []
  let at = 0
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (end <= at) continue
    const from = Math.max(start, at)
    if (from > at) pieces.push({ text: passage.slice(at, from), found: false })
    pieces.push({ text: passage.slice(from, end), found: true })
    at = end
  }
  if (at < passage.length) pieces.push({ text: passage.slice(at), found: false })
  return pieces
}
