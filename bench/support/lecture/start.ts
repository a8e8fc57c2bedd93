import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

export interface BenchServer {
  readonly port: number
  stop(): void
}

/** Starts a server of the bench; `work`: it also works off the outbox. */
export const startServer = async (
  uri: string,
  name: string,
  log: string,
  work: boolean,
): Promise<BenchServer> => {
  const child = fork(join(__dirname, 'server.ts'), [uri, name, log, work ? 'work' : ''])
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (told) => resolve(Number(told)))
    child.once('exit', () => reject(new Error('a server of the bench did not start')))
  })
  return { port, stop: () => void child.kill('SIGKILL') }
}

/** Hands a job to a load process and waits for what it found. */
export const handOver = <R>(load: ChildProcess, job: object): Promise<R> =>
  new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the load process ended'))
    load.once('exit', gone)
    load.once('message', (result) => {
      load.off('exit', gone)
      resolve(result as R)
    })
    load.send(job)
  })

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
export const round = (value: number, digits = 2): number => Number(value.toFixed(digits))
