import type { Collection, CreateCollectionOptions, Db, Document, IndexDescription } from 'mongodb'

/** A collection with its indexes declared beside it; made at start, so no query meets a missing one. */
export interface CollectionSpec<T extends Document = Document> {
  readonly name: string
  readonly indexes: readonly IndexDescription[]
  readonly options: CreateCollectionOptions
  of(db: Db): Collection<T>
}

export const collection = <T extends Document>(
  name: string,
  indexes: readonly IndexDescription[] = [],
  options: CreateCollectionOptions = {},
): CollectionSpec<T> => {
  // Every unit asks for its collections anew, and the driver works out all options for each.
  const known = new WeakMap<Db, Collection<T>>()
  const of = (db: Db): Collection<T> => {
    const found = known.get(db) ?? db.collection<T>(name)
    known.set(db, found)
    return found
  }
  return { name, indexes, options, of }
}

/** Makes what is missing; safe to run from several processes at once. */
export const ensureCollections = async (
  db: Db,
  specs: readonly Pick<CollectionSpec, 'name' | 'indexes' | 'options'>[],
): Promise<void> => {
  const existing = new Set((await db.listCollections({}, { nameOnly: true }).toArray()).map((c) => c.name))
  for (const spec of specs) {
    if (!existing.has(spec.name)) {
      await db.createCollection(spec.name, spec.options).catch((error: unknown) => {
        if (!isNamespaceExists(error)) throw error
      })
    }
    if (spec.indexes.length > 0) await db.collection(spec.name).createIndexes([...spec.indexes])
  }
}

const isNamespaceExists = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 48
