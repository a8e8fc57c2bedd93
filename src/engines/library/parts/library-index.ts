import { createHash } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { buildIndex } from '../rules/search/build-index'
import type { SearchIndex } from '../rules/search/index-data'
import { conceptLines } from '../rules/search/lexicon/all'
import type { Passage } from '../rules/search/passage'
import { topics } from '../rules/search/topics'
import { PRIORS } from '../rules/search/weights'

/** Grows when what `buildIndex` makes changes its shape. */
const SHAPE = 1

/** Names the release that can read an index: another thesaurus, other topics or another shape make another index. */
export const INDEX_RELEASE = createHash('sha256')
  .update(JSON.stringify([SHAPE, process.versions.v8, topics, conceptLines, PRIORS]))
  .digest('base64url')
  .slice(0, 12)

/** An index as bytes: typed arrays stay what they are, so that reading it costs a few milliseconds. */
export const packedIndex = (passages: readonly Passage[]): Buffer => serialize(buildIndex(passages))

/** Only for bytes that this house has packed itself. */
export const unpackIndex = (bytes: Uint8Array): SearchIndex => deserialize(bytes) as SearchIndex
