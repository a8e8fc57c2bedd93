import { createHash } from 'node:crypto'
import { collection } from './collection'
import { readTogether } from './read-together'
import { refuse } from './refusal'
import { after, DAY } from './time'
import type { House, Unit } from './unit'
import type { Sealed } from './vault'

/** The answer to a change, kept under its key, so that sending it again gives the same answer and changes nothing. */
interface Answered {
  _id: string
  /** Of the input: the same key with another input is a mistake, not a retry. */
  inputHash: string
  /** Sealed, because an answer may hold personal data … */
  output?: Sealed
  /** … or open JSON, where the operation says that it keeps nothing but ids. */
  plain?: string
  expiresAt: Date
}

/** A retry after a week is not a retry. */
const KEEP = 7 * DAY
const PURPOSE = 'idempotency'

export const answeredCalls = collection<Answered>('idempotency', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url')

export interface OnceKey {
  readonly id: string
  readonly inputHash: string
}

export const onceKey = (accountId: string, operation: string, key: string, input: unknown): OnceKey => ({
  id: hash(`${accountId}|${operation}|${key}`),
  inputHash: hash(JSON.stringify(input)),
})

type Looking = (keyId: string) => Promise<Answered | undefined>
const looking = new WeakMap<House['db'], Looking>()
/** Keys in one read: as many as the largest batch of gathered calls has. */
const MOST = 256

/** Every change looks for its earlier answer; changes that come together look once. */
const lookingIn = (db: House['db']): Looking => {
  const known = looking.get(db)
  if (known) return known
  const made = readTogether(async (ids) => {
    const found = await answeredCalls
      .of(db)
      .find({ _id: { $in: [...ids] } })
      .toArray()
    return new Map(found.map((answered) => [answered._id, answered]))
  }, MOST)
  looking.set(db, made)
  return made
}

/** The earlier answer, if there is one; refuses with KEY_REUSED when the input differs. */
export const earlierAnswer = async (house: House, key: OnceKey): Promise<{ output: unknown } | undefined> => {
  const found = await lookingIn(house.db)(key.id)
  if (!found) return undefined
  if (found.inputHash !== key.inputHash) throw refuse('KEY_REUSED')
  const { plain, output } = found
  if (plain === undefined && !output) throw new Error('an answer was kept without an output')
  return { output: JSON.parse(output ? house.vault.open(output, PURPOSE) : (plain ?? '')) }
}

/** Written last in the transaction of the changes; a twin that came first makes it fail as a duplicate. */
export const keepAnswers = async (
  house: House,
  options: Unit['options'],
  answers: readonly { readonly key: OnceKey; readonly output: unknown; readonly plain?: boolean }[],
): Promise<void> => {
  if (answers.length === 0) return
  const expiresAt = after(house.clock.now(), KEEP)
  await answeredCalls.of(house.db).insertMany(
    answers.map(({ key, output, plain }) => {
      const text = JSON.stringify(output)
      return {
        _id: key.id,
        inputHash: key.inputHash,
        ...(plain ? { plain: text } : { output: house.vault.seal(text, PURPOSE) }),
        expiresAt,
      }
    }),
    options,
  )
}
