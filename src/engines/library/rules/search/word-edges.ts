const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** 1 at every offset where a word of the text begins or ends, both ends of the text included: length + 1 of them. */
export const wordEdges = (text: string): Uint8Array => {
  const edges = new Uint8Array(text.length + 1)
  edges[text.length] = 1
  for (const { index } of segmenter.segment(text)) edges[index] = 1
  return edges
}

/** True for a stretch that takes a piece of one word and a piece of the next: 工资 in 员工|资料. A part of one word is none,
 *  and neither are two whole words. */
export const straddles = (edges: Uint8Array, from: number, to: number): boolean => {
  if (edges[from] === 1 && edges[to] === 1) return false
  for (let at = from + 1; at < to; at += 1) if (edges[at] === 1) return true
  return false
}
