/** One piece that was tapped and has no definite answer yet. */
export interface Outgoing<Input> {
  /** Idempotency key: sending again cannot say it twice. */
  readonly key: string
  readonly input: Input
  /** What the server said against it; it waits for the person, and the others go on. */
  readonly problem?: string
}
export type Outbox<Input> = readonly Outgoing<Input>[]

/** At the end, unless the same thing waits already: a nervous finger sends one piece. */
export const queued = <Input>(
  outbox: Outbox<Input>,
  piece: Outgoing<Input>,
  isSame: (one: Input, other: Input) => boolean,
): Outbox<Input> => (outbox.some(({ input }) => isSame(input, piece.input)) ? outbox : [...outbox, piece])

/** What is sent next: in the order of the taps, one at a time. */
export const nextOf = <Input>(outbox: Outbox<Input>): Outgoing<Input> | undefined =>
  outbox.find(({ problem }) => problem === undefined)

export const without = <Input>(outbox: Outbox<Input>, key: string): Outbox<Input> =>
  outbox.filter((piece) => piece.key !== key)

export const refused = <Input>(outbox: Outbox<Input>, key: string, problem: string): Outbox<Input> =>
  outbox.map((piece) => (piece.key === key ? { ...piece, problem } : piece))
