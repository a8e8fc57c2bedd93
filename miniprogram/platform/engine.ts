import type { z } from 'zod'
import { call } from './call'

interface Operation {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly changes?: 'once' | 'natural'
}
type Operations = Readonly<Record<string, Operation>>

/** What an operation takes and gives; the contract itself stays on the server, only its type is used here. */
export type InputOf<O extends Operation> = z.input<O['input']>
export type OutputOf<O extends Operation> = z.output<O['output']>

type Once<C extends Operations> = { [K in keyof C]: C[K] extends { changes: 'once' } ? K : never }[keyof C]

/** The operations of one engine as typed calls: `ask` for what may be repeated, `send` for what must carry a key. */
export const engineOf = <C extends Operations>(engine: string) => ({
  ask: <K extends Exclude<keyof C, Once<C>> & string>(
    operation: K,
    input: InputOf<C[K]>,
  ): Promise<OutputOf<C[K]>> => call(engine, operation, input as object) as Promise<OutputOf<C[K]>>,
  send: <K extends Once<C> & string>(
    operation: K,
    input: InputOf<C[K]>,
    key: string,
  ): Promise<OutputOf<C[K]>> => call(engine, operation, input as object, { key }) as Promise<OutputOf<C[K]>>,
})
