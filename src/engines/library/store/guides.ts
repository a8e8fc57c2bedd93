import { collection } from '../../../kernel/collection'
import type { Unit } from '../../../kernel/unit'
import type { StoredCitation } from '../rules/citation-state'
import { LIVING, type GuideState } from '../rules/guide-state'
import type { Place } from '../rules/cursor'

/** A guide, whatever its versions. */
export interface GuideDoc {
  _id: string
  /** Of the union that wrote it, for scope. */
  orgPath: string[]
  latest: number
  /** The one version that is being written, reviewed or waits to be issued. */
  open?: number
  /** The version that was issued last. */
  current?: number
  withdrawn?: { reason: string; at: Date }
}

export interface PictureUse {
  fileId: string
  alt: string
}

export interface SectionText {
  heading: string
  text: string
  pictures: PictureUse[]
}

/** One version of a guide. `_id`: `guideId@version`. */
export interface GuideVersionDoc {
  _id: string
  guideId: string
  version: number
  orgPath: string[]
  state: GuideState
  /** Grows with each save. */
  revision: number
  title: string
  topic: string
  answer: string
  card: string
  sections: SectionText[]
  citations: StoredCitation[]
  /** `citeKeys` of the citations: how a change of an article finds it. */
  cites: string[]
  correctionNote?: string
  reviewNote?: string
  authorId: string
  /** Everybody who saved words of it or of the version it began with: none of them is its second reader. */
  writers: string[]
  reviewerId?: string
  issuedAt?: Date
  /** The issued version that this one took the place of. */
  replaces?: number
  changedAt: Date
  /** Why it must be looked at again; empty when nothing changed. */
  reasons: string[]
}

export const guideVersionId = (guideId: string, version: number): string => `${guideId}@${version}`

export const guides = collection<GuideDoc>('library_guides')
export const guideVersions = collection<GuideVersionDoc>('library_guide_versions', [
  { key: { state: 1, issuedAt: -1, _id: -1 } },
  { key: { state: 1, topic: 1, issuedAt: -1, _id: -1 } },
  { key: { orgPath: 1, changedAt: -1, _id: -1 } },
  { key: { cites: 1, state: 1 } },
  { key: { guideId: 1, version: -1 } },
])

export type GuideStore = ReturnType<typeof createGuideStore>

export const createGuideStore = ({ db, options }: Unit) => ({
  guide: async (guideId: string): Promise<GuideDoc | undefined> =>
    (await guides.of(db).findOne({ _id: guideId }, options)) ?? undefined,

  guidesById: (guideIds: readonly string[]): Promise<GuideDoc[]> =>
    guides
      .of(db)
      .find({ _id: { $in: [...guideIds] } }, options)
      .toArray(),

  version: async (guideId: string, version: number): Promise<GuideVersionDoc | undefined> =>
    (await guideVersions.of(db).findOne({ _id: guideVersionId(guideId, version) }, options)) ?? undefined,

  add: async (guide: GuideDoc): Promise<void> => {
    await guides.of(db).insertOne(guide, options)
  },

  versionsOf: (
    refs: readonly { readonly guideId: string; readonly version: number }[],
  ): Promise<GuideVersionDoc[]> =>
    guideVersions
      .of(db)
      .find({ _id: { $in: refs.map(({ guideId, version }) => guideVersionId(guideId, version)) } }, options)
      .toArray(),

  addVersion: async (version: GuideVersionDoc): Promise<void> => {
    await guideVersions.of(db).insertOne(version, options)
  },

  /** Opens the next version unless one is open; answers its number. */
  openNext: async (guideId: string): Promise<number | undefined> => {
    const next = { $add: ['$latest', 1] }
    const guide = await guides
      .of(db)
      .findOneAndUpdate(
        { _id: guideId, open: { $exists: false } },
        [{ $set: { latest: next, open: next } }],
        {
          ...options,
          returnDocument: 'after',
        },
      )
    return guide?.latest
  },

  /** Changes a version that is still in one of `states` (and at `revision`, when given); false when it is not. */
  change: async (
    guideId: string,
    version: number,
    expected: { states: readonly GuideState[]; revision?: number },
    set: Partial<GuideVersionDoc>,
    unset: readonly ('correctionNote' | 'reviewNote' | 'reviewerId')[] = [],
  ): Promise<boolean> => {
    const { matchedCount } = await guideVersions.of(db).updateOne(
      {
        _id: guideVersionId(guideId, version),
        state: { $in: [...expected.states] },
        ...(expected.revision !== undefined && { revision: expected.revision }),
      },
      {
        $set: set,
        ...(unset.length > 0 && { $unset: Object.fromEntries(unset.map((field) => [field, ''])) }),
      },
      options,
    )
    return matchedCount === 1
  },

  addWriter: async (guideId: string, version: number, writer: string): Promise<void> => {
    await guideVersions
      .of(db)
      .updateOne({ _id: guideVersionId(guideId, version) }, { $addToSet: { writers: writer } }, options)
  },

  /** The version that readers see from now on; what was open is closed. */
  setCurrent: async (guideId: string, version: number): Promise<void> => {
    await guides
      .of(db)
      .updateOne(
        { _id: guideId },
        { $set: { current: version }, $unset: { open: '', withdrawn: '' } },
        options,
      )
  },

  setWithdrawn: async (guideId: string, withdrawn: { reason: string; at: Date }): Promise<void> => {
    await guides.of(db).updateOne({ _id: guideId }, { $set: { withdrawn } }, options)
  },

  /** Issued versions, newest first. */
  issued: (filter: { topic?: string; before?: Place }, limit: number): Promise<GuideVersionDoc[]> =>
    guideVersions
      .of(db)
      .find(
        {
          state: 'issued',
          ...(filter.topic !== undefined && { topic: filter.topic }),
          ...(filter.before && olderThan('issuedAt', filter.before)),
        },
        options,
      )
      .sort({ issuedAt: -1, _id: -1 })
      .limit(limit)
      .toArray(),

  /** What a desk shows, last changed first; without a state everything but what was replaced. */
  desk: (
    orgIds: readonly string[],
    filter: { state?: GuideState; toBeReviewed?: boolean; before?: Place },
    limit: number,
  ): Promise<GuideVersionDoc[]> =>
    guideVersions
      .of(db)
      .find(
        {
          orgPath: { $in: [...orgIds] },
          // What nobody reads any more need not be reviewed.
          state: filter.state ?? (filter.toBeReviewed ? { $in: [...LIVING] } : { $ne: 'corrected' }),
          ...(filter.toBeReviewed !== undefined && { 'reasons.0': { $exists: filter.toBeReviewed } }),
          ...(filter.before && olderThan('changedAt', filter.before)),
        },
        options,
      )
      .sort({ changedAt: -1, _id: -1 })
      .limit(limit)
      .toArray(),

  /** Versions that may still be read as today's words and cite one of the keys. */
  citing: (cites: readonly string[], states: readonly GuideState[] = LIVING): Promise<GuideVersionDoc[]> =>
    guideVersions
      .of(db)
      .find({ cites: { $in: [...cites] }, state: { $in: [...states] } }, options)
      .sort({ issuedAt: -1, _id: -1 })
      .toArray(),

  /** Versions with a citation that is not tied to an article: a law that arrives may settle it. */
  unsettled: (): Promise<GuideVersionDoc[]> =>
    guideVersions
      .of(db)
      .find(
        { state: { $in: [...LIVING] }, citations: { $elemMatch: { order: { $exists: false } } } },
        options,
      )
      .toArray(),

  issuedOf: (guideIds: readonly string[]): Promise<GuideVersionDoc[]> =>
    guideVersions
      .of(db)
      .find({ guideId: { $in: [...guideIds] }, state: 'issued' }, options)
      .toArray(),

  allIssued: (): Promise<GuideVersionDoc[]> =>
    guideVersions.of(db).find({ state: 'issued' }, options).toArray(),
})

/** After a place in a list that is sorted by a moment and then by id, newest first. */
export const olderThan = (field: string, { at, id }: Place) => ({
  $or: [{ [field]: { $lt: at } }, { [field]: at, _id: { $lt: id } }],
})
