import type { SearchIndex } from './index-data'
import type { Passage } from './passage'
import type { Postings } from './postings'

/**
 * An index as one run of bytes, for a file or a database: a cloud function reads it instead of building its own.
 * Layout, little-endian: `NJS1`, the head's length (uint32), the head (JSON, UTF-8), then the arrays one after another,
 * each begun at a multiple of 4. About 2.5 MB for 1,400 articles.
 */
const MAGIC = 'NJS1'
const FIELDS = ['wording', 'concepts', 'heading', 'enriched', 'topics'] as const
const KINDS = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  f32: Float32Array,
} as const

type Kind = keyof typeof KINDS
type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array

interface Head {
  readonly passages: readonly Passage[]
  /** Terms joined by a line break; their numbers are their places. */
  readonly terms: string
  readonly sizes: Readonly<Record<string, number>>
  readonly dimensions: number
  readonly sections: Readonly<Record<string, { kind: Kind; at: number; length: number }>>
}

const aligned = (size: number): number => Math.ceil(size / 4) * 4

/** Half the bytes when the numbers allow it. */
const narrow = (numbers: Uint32Array): Numbers =>
  numbers.every((number) => number < 65_536) ? Uint16Array.from(numbers) : numbers

export const toBlob = (index: SearchIndex): Uint8Array => {
  const arrays: [string, Numbers][] = [
    ...FIELDS.flatMap((name): [string, Numbers][] => [
      [`${name}.offsets`, index[name].offsets],
      [`${name}.documents`, narrow(index[name].documents)],
      [`${name}.impacts`, index[name].impacts],
    ]),
    ['topicOffsets', narrow(index.topicOffsets)],
    ['topicPassages', narrow(index.topicPassages)],
    ['topicWorth', index.topicWorth],
    ['latent.rows', narrow(index.latent.rows)],
    ['latent.terms', index.latent.terms],
    ['latent.scales', index.latent.scales],
    ['latent.documents', index.latent.documents],
    ['priors', index.priors],
  ]
  const sections: Record<string, { kind: Kind; at: number; length: number }> = {}
  let at = 0
  for (const [name, numbers] of arrays) {
    sections[name] = { kind: kindOf(numbers), at, length: numbers.length }
    at += aligned(numbers.byteLength)
  }
  const head: Head = {
    passages: index.passages,
    terms: [...index.vocabulary.keys()].join('\n'),
    sizes: Object.fromEntries(FIELDS.map((name) => [name, index[name].size])),
    dimensions: index.latent.dimensions,
    sections,
  }
  const headBytes = new TextEncoder().encode(JSON.stringify(head))
  const start = aligned(8 + headBytes.length)
  const bytes = new Uint8Array(start + at)
  bytes.set(new TextEncoder().encode(MAGIC))
  new DataView(bytes.buffer).setUint32(4, headBytes.length, true)
  bytes.set(headBytes, 8)
  for (const [name, numbers] of arrays) {
    const raw = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength)
    bytes.set(raw, start + (sections[name]?.at ?? 0))
  }
  return bytes
}

const kindOf = (numbers: Numbers): Kind => {
  for (const kind of Object.keys(KINDS) as Kind[]) if (numbers instanceof KINDS[kind]) return kind
  throw new TypeError('unknown array')
}

/** Reads an index back. Throws when the bytes are not one, or were cut off. */
export const fromBlob = (bytes: Uint8Array): SearchIndex => {
  const own = bytes.slice()
  if (own.length < 8 || new TextDecoder().decode(own.subarray(0, 4)) !== MAGIC)
    throw new Error('not a search index')
  const headLength = new DataView(own.buffer).getUint32(4, true)
  if (8 + headLength > own.length) throw new Error('search index cut off')
  const head = JSON.parse(new TextDecoder().decode(own.subarray(8, 8 + headLength))) as Head
  const start = aligned(8 + headLength)
  const read = (name: string): Numbers => {
    const section = head.sections[name]
    if (!section) throw new Error(`search index lacks ${name}`)
    const from = start + section.at
    const array = KINDS[section.kind]
    if (from + section.length * array.BYTES_PER_ELEMENT > own.length) throw new Error('search index cut off')
    return new array(own.buffer, from, section.length)
  }
  const wide = (name: string): Uint32Array => Uint32Array.from(read(name))
  const floats = (name: string): Float32Array => Float32Array.from(read(name))
  const field = (name: (typeof FIELDS)[number]): Postings => ({
    offsets: wide(`${name}.offsets`),
    documents: wide(`${name}.documents`),
    impacts: Uint8Array.from(read(`${name}.impacts`)),
    size: head.sizes[name] ?? 0,
  })
  return {
    passages: head.passages,
    vocabulary: new Map(
      head.terms === '' ? [] : head.terms.split('\n').map((term, number) => [term, number]),
    ),
    wording: field('wording'),
    concepts: field('concepts'),
    heading: field('heading'),
    enriched: field('enriched'),
    topics: field('topics'),
    topicOffsets: wide('topicOffsets'),
    topicPassages: wide('topicPassages'),
    topicWorth: floats('topicWorth'),
    latent: {
      dimensions: head.dimensions,
      rows: wide('latent.rows'),
      terms: Int8Array.from(read('latent.terms')),
      scales: floats('latent.scales'),
      documents: Int8Array.from(read('latent.documents')),
    },
    priors: floats('priors'),
  }
}
