import type { Db, MongoClient } from 'mongodb'
import { collection } from '../../../kernel/collection'
import { insertMissing } from '../../../kernel/insert-missing'
import type { Unit } from '../../../kernel/unit'

/** One posting of double-entry books: its lines add up to zero. Never changed and never deleted: the books lie in a
 *  database of their own where the server's user may insert and find, nothing else. */
export interface EntryDoc {
  /** `kind:document`: the same event is posted once. */
  _id: string
  kind: 'open' | 'fund' | 'issue' | 'release' | 'use' | 'undo' | 'close' | 'pay' | 'return'
  at: Date
  lines: { account: string; fen: number }[]
  /** Coupons that it is about. */
  count: number
}

/** A closed day of a merchant: a link of the merchant's chain. */
export interface LinkDoc {
  /** `merchantId:number`, six digits from 000001. */
  _id: string
  merchantId: string
  number: number
  day: string
  uses: number
  undos: number
  amount: number
  /** Fen by paying union, by name of the union. */
  byPayer: { orgId: string; amount: number }[]
  /** SHA-256, base64url, over all movements of the day in the order of their ids. */
  movements: string
  previous: string
  /** SHA-256, base64url, over everything above. */
  hash: string
  closedAt: Date
  closedBy: string
}

export const entries = collection<EntryDoc>('entries')
export const links = collection<LinkDoc>('links')

/** The database of the books beside the one of the product. */
export const ledgerName = (name: string): string => `${name}_ledger`
export const ledgerDb = (client: MongoClient, db: Db): Db => {
  const books = beside.get(db) ?? client.db(ledgerName(db.databaseName))
  beside.set(db, books)
  return books
}
const beside = new WeakMap<Db, Db>()

const opened = new WeakSet<Db>()

/** The first page of the books. A transaction cannot make a collection, so it is there before the first posting. */
export const openBooks = async ({ client, db }: Pick<Unit, 'client' | 'db'>): Promise<void> => {
  if (opened.has(db)) return
  const books = ledgerDb(client, db)
  await insertMissing(entries.of(books), [
    { _id: 'open', kind: 'open', at: new Date(0), lines: [], count: 0 },
  ])
  await insertMissing(links.of(books), [
    {
      ...{ _id: 'open', merchantId: '', number: 0, day: '', uses: 0, undos: 0, amount: 0, byPayer: [] },
      ...{ movements: '', previous: '', hash: '', closedAt: new Date(0), closedBy: 'house' },
    },
  ])
  opened.add(db)
}

const balanced = (entry: EntryDoc): EntryDoc => {
  const sum = entry.lines.reduce((total, { fen }) => total + fen, 0)
  if (sum !== 0 || !entry.lines.every(({ fen }) => Number.isSafeInteger(fen))) {
    throw new Error(`the entry ${entry._id} does not balance: ${sum}`)
  }
  return { ...entry, lines: entry.lines.filter(({ fen }) => fen !== 0) }
}

export type LedgerStore = ReturnType<typeof createLedgerStore>

export const createLedgerStore = ({ client, db, options }: Pick<Unit, 'client' | 'db' | 'options'>) => {
  const books = ledgerDb(client, db)
  return {
    /** Posts one entry in the transaction of the change it tells of. Throws unless its lines add up to zero. */
    post: async (entry: EntryDoc): Promise<void> => {
      await entries.of(books).insertOne(balanced(entry), options)
    },
    /** The same of several entries at once. */
    postAll: async (posted: readonly EntryDoc[]): Promise<void> => {
      if (posted.length > 0) await entries.of(books).insertMany(posted.map(balanced), options)
    },
    lastLink: (merchantId: string): Promise<LinkDoc | null> =>
      links
        .of(books)
        .findOne(
          { _id: { $gt: `${merchantId}:`, $lt: `${merchantId};` } },
          { ...options, sort: { _id: -1 } },
        ),
    addLink: async (link: LinkDoc): Promise<void> => {
      await links.of(books).insertOne(link, options)
    },
    linksBefore: (merchantId: string, number: number, limit: number): Promise<LinkDoc[]> =>
      links
        .of(books)
        .find({ _id: { $gt: `${merchantId}:`, $lt: linkId(merchantId, number) } }, options)
        .sort({ _id: -1 })
        .limit(limit)
        .toArray(),
    linksOf: (ids: readonly string[]): Promise<LinkDoc[]> =>
      links
        .of(books)
        .find({ _id: { $in: [...ids] } }, options)
        .sort({ _id: 1 })
        .toArray(),
    /** Balances of some accounts, each named whole or by its beginning up to a colon, and the number of entries behind
     *  them. An index over the accounts, where there is one, finds them without reading the rest. */
    balances: async (accounts: readonly string[]) => {
      const wanted = accounts.map((account) =>
        account.endsWith(':') ? new RegExp(`^${account.replace(/[^\w]/g, '\\$&')}`) : account,
      )
      const [found] = await entries
        .of(books)
        .aggregate<{ accounts: { _id: string; balance: number }[]; entries: { count: number }[] }>(
          [
            { $match: { 'lines.account': { $in: wanted } } },
            {
              $facet: {
                accounts: [
                  { $unwind: '$lines' },
                  { $group: { _id: '$lines.account', balance: { $sum: '$lines.fen' } } },
                  { $sort: { _id: 1 } },
                ],
                entries: [{ $count: 'count' }],
              },
            },
          ],
          options,
        )
        .toArray()
      return { accounts: found?.accounts ?? [], entries: found?.entries[0]?.count ?? 0 }
    },
  }
}

export const linkId = (merchantId: string, number: number): string =>
  `${merchantId}:${String(number).padStart(6, '0')}`
