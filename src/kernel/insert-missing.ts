import { MongoBulkWriteError, type Collection, type Document, type OptionalUnlessRequiredId } from 'mongodb'
import type { SessionOptions } from './house'

const DUPLICATE = 11000

/** Inserts what is not there yet; ids are deterministic, so a repeat changes nothing. Never inside a transaction,
 *  which a duplicate would abort. Returns how many were new. */
export const insertMissing = async <T extends Document>(
  collection: Collection<T>,
  documents: readonly OptionalUnlessRequiredId<T>[],
  options: SessionOptions = {},
): Promise<number> => {
  if (documents.length === 0) return 0
  try {
    return (await collection.insertMany([...documents], { ...options, ordered: false })).insertedCount
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || !onlyDuplicates(error)) throw error
    return error.insertedCount
  }
}

const onlyDuplicates = (error: MongoBulkWriteError): boolean => {
  const errors = [error.writeErrors].flat()
  return error.code === DUPLICATE && errors.length > 0 && errors.every(({ code }) => code === DUPLICATE)
}
