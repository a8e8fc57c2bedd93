import type { Unit } from '../../../kernel/unit'
import {
  articleId,
  articles,
  laws,
  lawVersions,
  repealId,
  repeals,
  versionId,
  type ArticleDoc,
  type LawDoc,
  type LawVersionDoc,
  type RepealDoc,
} from './laws'

export type StatuteStore = ReturnType<typeof createStatuteStore>

/** Laws, their versions and articles, and what was repealed. */
export const createStatuteStore = ({ db, options }: Unit) => ({
  /** Every law, by title; some dozens. */
  all: (): Promise<LawDoc[]> => laws.of(db).find({}, options).sort({ title: 1 }).toArray(),

  law: async (lawId: string): Promise<LawDoc | undefined> =>
    (await laws.of(db).findOne({ _id: lawId }, options)) ?? undefined,

  lawsById: async (lawIds: readonly string[]): Promise<ReadonlyMap<string, LawDoc>> => {
    const found = await laws
      .of(db)
      .find({ _id: { $in: [...lawIds] } }, options)
      .toArray()
    return new Map(found.map((law) => [law._id, law]))
  },

  version: async (lawId: string, versionDate: string): Promise<LawVersionDoc | undefined> =>
    (await lawVersions.of(db).findOne({ _id: versionId(lawId, versionDate) }, options)) ?? undefined,

  /** The version that was the latest one on a day; with no day, of all. */
  versionOn: async (lawId: string, day = '9999-12-31'): Promise<LawVersionDoc | undefined> =>
    (await lawVersions
      .of(db)
      .findOne({ lawId, versionDate: { $lte: day } }, { ...options, sort: { versionDate: -1 } })) ??
    undefined,

  articlesOf: (lawId: string, versionDate: string): Promise<ArticleDoc[]> =>
    articles.of(db).find({ lawId, versionDate }, options).sort({ order: 1 }).toArray(),

  article: async (lawId: string, versionDate: string, order: number): Promise<ArticleDoc | undefined> =>
    (await articles.of(db).findOne({ _id: articleId(lawId, versionDate, order) }, options)) ?? undefined,

  /** The last version of an article that a later version of its law no longer has. */
  lastOf: async (lawId: string, order: number, day = '9999-12-31'): Promise<ArticleDoc | undefined> =>
    (await articles
      .of(db)
      .findOne({ lawId, order, versionDate: { $lte: day } }, { ...options, sort: { versionDate: -1 } })) ??
    undefined,

  /** Articles by key, without their words. */
  facts: async (
    keys: readonly { lawId: string; versionDate: string; order: number }[],
  ): Promise<Omit<ArticleDoc, 'text'>[]> =>
    keys.length === 0
      ? []
      : articles
          .of(db)
          .find(
            { _id: { $in: keys.map((key) => articleId(key.lawId, key.versionDate, key.order)) } },
            { ...options, projection: { text: 0 } },
          )
          .toArray(),

  /** The articles before and after in the same version. */
  neighbours: async ({
    lawId,
    versionDate,
    order,
  }: ArticleDoc): Promise<{ previous?: string; next?: string }> => {
    const near = (order$: Record<string, number>, direction: 1 | -1) =>
      articles
        .of(db)
        .findOne(
          { lawId, versionDate, order: order$ },
          { ...options, projection: { label: 1 }, sort: { order: direction } },
        )
    const previous = await near({ $lt: order }, -1)
    const next = await near({ $gt: order }, 1)
    return { ...(previous && { previous: previous.label }), ...(next && { next: next.label }) }
  },

  repealsOf: (lawIds: readonly string[]): Promise<RepealDoc[]> =>
    repeals
      .of(db)
      .find({ lawId: { $in: [...lawIds] } }, options)
      .sort({ on: 1 })
      .toArray(),

  /** False when the very same repeal was known. */
  addRepeal: async (repeal: Omit<RepealDoc, '_id'>): Promise<boolean> => {
    const _id = repealId(repeal)
    const { on, by, ...fixed } = repeal
    const before = await repeals
      .of(db)
      .findOneAndUpdate({ _id }, { $set: { on, by }, $setOnInsert: fixed }, { ...options, upsert: true })
    return before === null || before.on !== on || before.by !== by
  },

  /** Puts a whole version in the place of what was there; run it in a transaction. */
  putVersion: async (version: LawVersionDoc, text: readonly ArticleDoc[]): Promise<void> => {
    const { _id, ...body } = version
    await articles.of(db).deleteMany({ lawId: version.lawId, versionDate: version.versionDate }, options)
    await articles.of(db).insertMany([...text], options)
    await lawVersions.of(db).replaceOne({ _id }, body, { ...options, upsert: true })
  },

  putLaw: async ({ _id, ...body }: LawDoc): Promise<void> => {
    await laws.of(db).replaceOne({ _id }, body, { ...options, upsert: true })
  },

  /** The same text was compared with its source again. */
  checked: async (lawId: string, versionDate: string, checkedOn: string): Promise<void> => {
    await lawVersions
      .of(db)
      .updateOne({ _id: versionId(lawId, versionDate) }, { $max: { checkedOn } }, options)
    await laws.of(db).updateOne({ _id: lawId, current: versionDate }, { $max: { checkedOn } }, options)
  },
})
