import type { z } from 'zod'

/** Who may call. A role always means "holds a grant of this role somewhere"; the record's own scope is checked by the operation. */
export type Access = 'anyone' | 'visitor' | 'reader' | 'worker' | Role
export type Role = (typeof ROLES)[number]
export const ROLES = ['groupadmin', 'lawyer', 'counsellor', 'staff', 'merchant', 'auditor'] as const

export interface OperationContract<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  E extends string = string,
> {
  /** One English sentence; becomes the summary in the API description. */
  readonly summary: string
  /** `anyone`: no sign-in. `visitor`: a signed-in account. `reader`: also known by name and identity digits.
   *  `worker`: bound by phone. A list means any of them. */
  readonly access: Access | readonly Access[]
  /** `once`: runs in one transaction and is answered from the record when the same key comes again.
   *  `natural`: changes something but is safe to repeat by its nature (no record kept). Absent: reads only. */
  readonly changes?: 'once' | 'natural'
  /** Reads only: all of them see one moment of the database, so that a sum is never read while it moves between two places. */
  readonly consistent?: true
  /** Calls per account (per address when not signed in) in `seconds`; absent: the house's default. */
  readonly limit?: { readonly calls: number; readonly seconds: number }
  readonly input: I
  readonly output: O
  readonly errors: readonly E[]
}

export type Contract = Readonly<Record<string, OperationContract>>

/** What a caller sends. */
export type InputOf<C extends OperationContract> = z.input<C['input']>
/** What a caller gets. */
export type OutputOf<C extends OperationContract> = z.output<C['output']>
/** What the handler works with, after validation. */
export type ParsedInput<C extends OperationContract> = z.output<C['input']>
/** What the handler may return; unknown fields are cut off before they leave. */
export type HandlerOutput<C extends OperationContract> = z.input<C['output']>

/** Declares the operations of an engine; the client imports its type only, so it costs the package nothing. */
export const defineContract = <const C extends Contract>(operations: C): C => operations

export const accessList = (contract: OperationContract): readonly Access[] =>
  typeof contract.access === 'string' ? [contract.access] : contract.access
