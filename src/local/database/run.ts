import { execFile } from 'node:child_process'

export interface Ran {
  /** Exit code; undefined when the program could not be started at all or was stopped by a signal. */
  code: number | undefined
  output: string
}

/** Runs a program to its end and never throws: what went wrong is in the code and the output. */
export function run(program: string, args: readonly string[], timeoutMs = 15_000): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: timeoutMs, maxBuffer: 8 << 20 }, (error, stdout, stderr) => {
      const failed = error === null ? 0 : error.code
      const output = `${stdout}${stderr}`.trim()
      resolve({
        code: typeof failed === 'number' ? failed : undefined,
        output: output === '' && error ? error.message : output,
      })
    })
  })
}
