import type { Passage } from './passage'
import type { Topic } from './topics'

/** Higher law first: a district's rule rarely answers before the state's. */
const RANKS: Readonly<Record<string, number>> = {
  法律: 1,
  行政法规: 0.7,
  司法解释: 0.7,
  部门规章: 0.5,
  地方性法规: 0.2,
  地方政府规章: 0.1,
}

/** How little an article answers anybody's question, 0–1: purpose, commencement, duties of authorities. */
export const boilerplate = ({ kind, text, heading }: Pick<Passage, 'kind' | 'text' | 'heading'>): number => {
  if (kind !== 'article') return 0
  if (/^(为|根据)/.test(text) && /制定本/.test(text)) return 1
  if (text.length < 90 && /自.{2,20}起?(施行|执行|实施)/.test(text)) return 1
  if (/负责全国|主管全国|主管本行政区域|列入.*财政预算/.test(text)) return 0.9
  if (/滥用职权|玩忽职守|徇私舞弊/.test(text)) return 0.7
  if (/^(国家|国务院|各级人民政府|县级以上|地方各级)/.test(text)) return 0.45
  return /附[\s　]*则/.test(heading) ? 0.4 : 0
}

export interface PriorWeights {
  readonly cited: number
  readonly topics: number
  readonly rank: number
  readonly boilerplate: number
}

/** What is known of a passage before anybody asks; about −0.4 to 0.4. */
export const priorsOf = (
  passages: readonly Passage[],
  topics: readonly Topic[],
  weights: PriorWeights,
): Float32Array => {
  const cited = new Map<string, number>()
  for (const { kind, cites } of passages) {
    if (kind !== 'article') continue
    for (const id of new Set(cites)) cited.set(id, (cited.get(id) ?? 0) + 1)
  }
  const governed = new Map<string, number>()
  for (const { passageIds } of topics) {
    passageIds.forEach((id, place) => governed.set(id, (governed.get(id) ?? 0) + 1 / (1 + 0.2 * place)))
  }
  return Float32Array.from(
    passages,
    (passage) =>
      (weights.cited * Math.log(1 + (cited.get(passage.id) ?? 0))) / Math.log(10) +
      (weights.topics * Math.log(1 + (governed.get(passage.id) ?? 0))) / Math.log(8) +
      weights.rank * (passage.rank === undefined ? 0.7 : (RANKS[passage.rank] ?? 0)) -
      weights.boilerplate * boilerplate(passage),
  )
}
