import { shanghaiDay } from '../../kernel/time'
import type { Unit } from '../../kernel/unit'
import { createCitations } from './parts/citations'
import { isPublic, minutesToRead } from './rules/guide-state'
import { createGuideStore, type GuideVersionDoc } from './store/guides'
import { createStatuteStore } from './store/statutes'

/** One version of a guide as it is sent to groups. */
export interface GuideFact {
  readonly guideId: string
  readonly version: number
  /** `issued`: the current one. `corrected`: a later version is issued. `unissued`: a draft, or in review. */
  readonly state: 'unissued' | 'issued' | 'corrected' | 'withdrawn'
  readonly title: string
  /** At most 200 characters. */
  readonly card: string
  /** Minutes to read, at least 1. */
  readonly minutes: number
  /** YYYY-MM-DD in Asia/Shanghai; empty when unissued. */
  readonly issuedOn: string
  /** The issued version that this one replaces. */
  readonly corrects?: number
}

export interface IssuedGuide {
  readonly guideId: string
  readonly version: number
  readonly title: string
  /** At most 200 characters. */
  readonly card: string
  /** Minutes to read, at least 1. */
  readonly minutes: number
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly issuedOn: string
  /** A later version has been issued. */
  readonly corrected: boolean
  readonly withdrawn: boolean
}

/** Payload of `guide.issued` and `guide.withdrawn` in the outbox; `previous` is the version that was current before. */
export interface GuideMessage {
  readonly guideId: string
  readonly version: number
  readonly previous: number | null
}

/** What other parts of the house may know of the library; wired to their ports. */
export const createLibraryFacts = (unit: Unit) => {
  const store = createGuideStore(unit)
  const guides = async (
    refs: readonly { readonly guideId: string; readonly version: number }[],
  ): Promise<GuideFact[]> => {
    const withdrawn = new Set(
      (await store.guidesById(refs.map(({ guideId }) => guideId))).flatMap((guide) =>
        guide.withdrawn ? [guide._id] : [],
      ),
    )
    return (await store.versionsOf(refs)).map((found) => guideFact(found, withdrawn.has(found.guideId)))
  }
  return {
    /** In any order; unknown ones are left out. */
    guides,
    /** A version that was once issued; undefined for one that never was. */
    issuedGuide: async (guideId: string, version: number): Promise<IssuedGuide | undefined> => {
      const [fact] = await guides([{ guideId, version }])
      if (!fact || fact.state === 'unissued') return undefined
      const { title, card, minutes, issuedOn, state } = fact
      const corrected = state === 'corrected'
      return { guideId, version, title, card, minutes, issuedOn, corrected, withdrawn: state === 'withdrawn' }
    },
    /** What a version says otherwise than an earlier one, part by part; undefined when either was never issued. */
    changes: async (guideId: string, from: number, to: number) => {
      const found = await store.versionsOf([
        { guideId, version: from },
        { guideId, version: to },
      ])
      const [before, now] = [from, to].map((version) => found.find((one) => one.version === version))
      if (!before?.issuedAt || !now?.issuedAt) return undefined
      return { title: now.title, note: now.correctionNote ?? '', changes: changedParts(before, now) }
    },
    /** The words of a version that was once issued, for a lecture's script. */
    handbook: async (guideId: string, version: number) => {
      const [[fact], [found]] = await Promise.all([
        guides([{ guideId, version }]),
        store.versionsOf([{ guideId, version }]),
      ])
      if (!fact || !found || fact.state === 'unissued') return undefined
      const { title, answer, sections } = found
      return { guideId, version, title, answer, sections, issued: fact.state === 'issued' }
    },
    /** What stands today under names as people cite them (劳动合同法第三十八条), in their order; undefined for a law or
     *  an article that the library does not hold. Dates are YYYY-MM-DD in Asia/Shanghai. */
    cite: async (texts: readonly string[]) => {
      const citations = createCitations(createStatuteStore(unit), unit.clock)
      const [views = []] = await citations.views([await citations.resolve(texts)])
      return views.map(({ status, lawTitle, label, versionDate, checkedOn }) =>
        lawTitle === undefined || label === undefined || versionDate === undefined || checkedOn === undefined
          ? undefined
          : status === 'unknown-article' || status === 'unknown-law'
            ? undefined
            : {
                name: lawTitle,
                article: label,
                asOf: versionDate,
                inForce: status === 'in-force' || status === 'changed',
                checkedOn,
              },
      )
    },
  }
}

const guideFact = (found: GuideVersionDoc, withdrawn: boolean): GuideFact => ({
  guideId: found.guideId,
  version: found.version,
  state: stateOf(found, withdrawn),
  title: found.title,
  card: found.card,
  minutes: minutesToRead(found),
  issuedOn: found.issuedAt ? shanghaiDay(found.issuedAt) : '',
  ...(found.replaces !== undefined && { corrects: found.replaces }),
})

const stateOf = (found: GuideVersionDoc, withdrawn: boolean): GuideFact['state'] => {
  if (!found.issuedAt || !isPublic(found.state)) return 'unissued'
  if (withdrawn) return 'withdrawn'
  return found.state === 'corrected' ? 'corrected' : 'issued'
}

/** Parts whose words differ, in the order of the newer version; an empty text: the part is new, or gone. */
const changedParts = (before: GuideVersionDoc, now: GuideVersionDoc) => {
  const partsOf = ({ answer, card, sections }: GuideVersionDoc): Map<string, string> =>
    new Map([
      ['一句话说清', answer],
      ['明白卡', card],
      ...sections.map(({ heading, text }): [string, string] => [heading, text]),
    ])
  const [old, current] = [partsOf(before), partsOf(now)]
  return [...new Set([...current.keys(), ...old.keys()])].flatMap((heading) => {
    const change = { heading, before: old.get(heading) ?? '', after: current.get(heading) ?? '' }
    return change.before === change.after ? [] : [change]
  })
}
