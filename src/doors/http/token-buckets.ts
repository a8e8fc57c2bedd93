export interface BucketLimit {
  /** Calls a second that an address may go on with. */
  readonly perSecond: number
  /** Calls at once after a rest. */
  readonly burst: number
}

interface Bucket {
  tokens: number
  filledAt: number
}

/** Addresses remembered at most; then all begin afresh, which lets each of them burst once more. */
const ADDRESSES = 50_000

/** A limit that costs a look into a map: takes one token of an address at `now` (any monotonic clock, in ms), and tells
 *  how many seconds to wait when it has none; 0 when it had. */
export const tokenBuckets = ({
  perSecond,
  burst,
}: BucketLimit): ((address: string, now: number) => number) => {
  const buckets = new Map<string, Bucket>()
  return (address, now) => {
    let bucket = buckets.get(address)
    if (!bucket) {
      if (buckets.size >= ADDRESSES) buckets.clear()
      bucket = { tokens: burst, filledAt: now }
      buckets.set(address, bucket)
    }
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.filledAt) / 1000) * perSecond)
    bucket.filledAt = now
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond))
    bucket.tokens -= 1
    return 0
  }
}
