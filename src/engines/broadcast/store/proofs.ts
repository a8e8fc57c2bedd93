import { collection } from '../../../kernel/collection'
import { isDuplicate } from '../../../kernel/database-errors'
import { after, DAY } from '../../../kernel/time'
import type { Unit } from '../../../kernel/unit'

/** Proofs of a group that were used: good once, even if the vendor answers twice. `_id` is a fingerprint. */
interface ProofDoc {
  _id: string
  expiresAt: Date
}

export const relayProofs = collection<ProofDoc>('relay_proofs', [
  { key: { expiresAt: 1 }, expireAfterSeconds: 0 },
])

export const createProofStore = ({
  db,
  vault,
  clock,
  options,
}: Pick<Unit, 'db' | 'vault' | 'clock' | 'options'>) => ({
  /** False when it was used before. */
  use: async (cloudId: string): Promise<boolean> => {
    const proof = { _id: vault.blind(cloudId, 'relayProof'), expiresAt: after(clock.now(), DAY) }
    try {
      await relayProofs.of(db).insertOne(proof, options)
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  },
})
