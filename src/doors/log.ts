import { pino, type DestinationStream, type Logger } from 'pino'

/** Eleven-digit phones and identity numbers never reach a log, whatever a driver put into its message; nor does the
 *  password of an address that somebody mistyped. */
const scrub = (text: string): string =>
  text
    .replace(/mongodb(\+srv)?:[^\s"']*/gi, 'mongodb:#')
    .replace(/:\/\/[^\s"'/]*@/g, '://#@')
    .replace(/\d{7,}/g, '#')
    .slice(0, 4000)

const error = (err: unknown) =>
  err instanceof Error
    ? { type: err.name, message: scrub(err.message), stack: scrub(err.stack ?? '') }
    : { type: 'unknown', message: '' }

interface LoggedRequest {
  readonly method?: string
  readonly routeOptions?: { readonly url?: string | undefined }
}

/** One JSON line an event, synchronous, so that a frozen function has already written it.
 *  A line says what was called and how it ended: no address of a person, no input, no token. */
export const createLog = (level: string, destination?: DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      serializers: {
        err: error,
        req: (request: LoggedRequest) => ({
          method: request.method,
          route: request.routeOptions?.url ?? 'none',
        }),
        res: (reply: { readonly statusCode?: number }) => ({ statusCode: reply.statusCode }),
      },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  )
