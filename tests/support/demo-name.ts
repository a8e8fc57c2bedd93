import { basename } from 'node:path'

/** The folder that lives as long as this run. */
export const runDir = (): string => {
  const dir = process.env['TEST_RUN_DIR']
  if (dir === undefined) throw new Error('TEST_RUN_DIR is not set: run the tests with jest')
  return dir
}

/** How the databases begin in which this run keeps the demo that its files copy. */
export const demoName = (): string => `test-demo-${basename(runDir()).slice(-6)}`
