/** The server's answer was no, with a sentence for the person. */
export class Refusal extends Error {
  readonly kind = 'refusal'
  constructor(
    readonly code: string,
    message: string,
    /** Field name → what to put right. */
    readonly fields: Readonly<Record<string, string>> = {},
    /** Seconds until it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    super(message)
  }
}

/** No answer came: no network, a time-out, or something between here and there. What was sent may or may not have arrived. */
export class Offline extends Error {
  readonly kind = 'offline'
  constructor() {
    super('没有网络')
  }
}

export const isRefusal = (failure: unknown): failure is Refusal =>
  failure instanceof Error && (failure as Partial<Refusal>).kind === 'refusal'
export const isOffline = (failure: unknown): failure is Offline =>
  failure instanceof Error && (failure as Partial<Offline>).kind === 'offline'

interface RefusalBody {
  code?: unknown
  message?: unknown
  fields?: unknown
  retryAfter?: unknown
}

/** Reads a refusal as the doors send it; whatever else came is said to be our fault, in one sentence. */
export const refusalFrom = (body: unknown): Refusal => {
  const { code, message, fields, retryAfter } = (
    typeof body === 'object' && body !== null ? body : {}
  ) as RefusalBody
  return new Refusal(
    typeof code === 'string' ? code : 'UNKNOWN',
    typeof message === 'string' ? message : '没有办成，请过一会儿再试',
    typeof fields === 'object' && fields !== null ? (fields as Record<string, string>) : {},
    typeof retryAfter === 'number' ? retryAfter : undefined,
  )
}
