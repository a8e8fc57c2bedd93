import { createHash } from 'node:crypto'
import { fromBlob, toBlob } from '../rules/search/blob'
import { buildIndex } from '../rules/search/build-index'
import type { SearchIndex } from '../rules/search/index-data'
import { conceptLines } from '../rules/search/lexicon/all'
import type { Passage } from '../rules/search/passage'
import { topics } from '../rules/search/topics'
import { PRIORS } from '../rules/search/weights'

/** Grows when `buildIndex` makes another index of the same passages. */
const MAKE = 2

/** Names the release that can use an index: another thesaurus, other topics or another make give another index. */
export const INDEX_RELEASE = createHash('sha256')
  .update(JSON.stringify([MAKE, topics, conceptLines, PRIORS]))
  .digest('base64url')
  .slice(0, 12)

/** An index as bytes. */
export const packedIndex = (passages: readonly Passage[]): Uint8Array => toBlob(buildIndex(passages))

/** Throws when the bytes are not an index, or were cut off. A Buffer may lie in the middle of a pool, so it is copied out. */
export const unpackIndex = (bytes: Uint8Array): SearchIndex => fromBlob(Uint8Array.from(bytes))
