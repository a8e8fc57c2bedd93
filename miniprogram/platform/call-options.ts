export interface CallOptions {
  /** Idempotency key; whatever changes something must carry one. */
  readonly key?: string
}
