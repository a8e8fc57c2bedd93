import type { FastifyBaseLogger } from 'fastify'

/** Request id, route, status, milliseconds. */
export type PollLine = readonly [requestId: string, route: string, status: number, ms: number]

export interface PollLog {
  add(requestId: string, route: string, status: number, ms: number): void
  flush(): void
}

const AT_MOST = 512
const AFTER_MS = 100

/** Every poll is logged, many to a line: writing one line each would cost more than the answers. A line is written at
 *  the latest after 100 ms; a process that is killed loses the lines of that time. */
export const createPollLog = (log: Pick<FastifyBaseLogger, 'info'>, title: string): PollLog => {
  let lines: PollLine[] = []
  let timer: NodeJS.Timeout | undefined
  const flush = (): void => {
    clearTimeout(timer)
    timer = undefined
    if (lines.length === 0) return
    const polls = lines
    lines = []
    log.info({ polls }, title)
  }
  return {
    add: (requestId, route, status, ms) => {
      lines.push([requestId, route, status, Math.round(ms * 100) / 100])
      if (lines.length >= AT_MOST) flush()
      else timer ??= setTimeout(flush, AFTER_MS).unref()
    },
    flush,
  }
}
