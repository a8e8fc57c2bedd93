/** Topics of the outbox. Each message names a campaign or a merchant; consumers look at what is due and are idempotent. */
export const TOPICS = {
  /** A campaign was published; payload `{ campaignId }`: a card in the groups' feeds. */
  announced: 'benefit.announced',
  /** Something of a campaign came back; payload `{ campaignId }`. */
  cameBack: 'benefit.came-back',
  /** People queue; payload `{ campaignId, roundId }`. */
  queue: 'benefit.queue',
  /** Coupons were given or used; payload `{ campaignId }`: the public figures are counted again. */
  count: 'benefit.count',
  /** What is due by time for a campaign; payload `{ campaignId }`; comes again until the campaign has ended. */
  tick: 'benefit.tick',
  /** The end of use was put off; payload `{ campaignId }`: coupons that people hold last as long as the terms now say. */
  lengthened: 'benefit.lengthened',
  /** A merchant's day may be closed by time; payload `{ merchantId, day }`. */
  closeDay: 'benefit.close-day',
} as const

/** Seconds that belong to one message, so that a rush leaves few. */
export const slotOf = (at: Date, seconds: number): { slot: string; end: Date } => {
  const slot = Math.floor(at.getTime() / 1000 / seconds)
  return { slot: slot.toString(36), end: new Date((slot + 1) * seconds * 1000) }
}
