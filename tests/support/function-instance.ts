import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const FUNCTIONS = join(__dirname, '..', '..', 'dist', 'cloudfunctions')

export interface FunctionAnswer {
  readonly ok?: boolean
  readonly output?: unknown
  readonly refusal?: { readonly code: string; readonly message: string }
}

export interface FunctionInstance {
  /** Milliseconds to load the bundle. */
  readonly loadMs: number
  /** What it has written to its log so far. */
  log(): string
  /** Calls `main` as the cloud does; `environment` holds the WX_* of this one event. */
  call(event: unknown, environment?: Readonly<Record<string, string>>): Promise<FunctionAnswer>
  stop(): void
}

interface Told {
  loadMs?: number
  result?: FunctionAnswer
  error?: string
}

/** Starts an instance of a deployed function in a process of its own, with nothing but the given environment. */
export const startFunction = async (
  name: string,
  environment: Readonly<Record<string, string>>,
): Promise<FunctionInstance> => {
  const file = join(FUNCTIONS, name, 'index.js')
  if (!existsSync(file)) throw new Error(`${name} has no bundle: npm run build:cloud`)
  const child = fork(join(__dirname, 'function-host.cjs'), [file], {
    ...{ env: environment, execArgv: [] },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  let log = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (log += text))
  const told = (): Promise<Told> =>
    new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('message', (message) => {
        child.off('error', reject)
        resolve(message as Told)
      })
    })
  const { loadMs = Number.NaN } = await told()
  return {
    loadMs,
    log: () => log,
    call: async (event, wx = {}) => {
      child.send({ event, environment: wx })
      const { result, error } = await told()
      if (!result) throw new Error(error)
      return result
    },
    stop: () => void child.kill(),
  }
}
