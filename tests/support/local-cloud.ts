import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalCloud } from '../../src/local/main'
import { freshDatabase } from './database'
import { copyDemo } from './demo-copy'
import { freePort } from './free-port'

export interface TestCloud {
  readonly url: string
  /** What a cloud function needs to work on the same data with the same fakes. */
  readonly environment: Readonly<Record<string, string>>
  /** A bearer token of a demo account. */
  signIn(account: string): Promise<string>
  /** Calls an operation over HTTP. */
  post(
    token: string | undefined,
    name: string,
    input: unknown,
    key?: string,
  ): Promise<{ status: number; body: unknown }>
  stop(): Promise<void>
}

/** The whole local cloud with its demo district, on an empty database of the test run's server. */
export const startTestCloud = async (): Promise<TestCloud> => {
  const database = await freshDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'niangjiaren-'))
  await copyDemo(database.client, database.db, dataDir)
  const cloud = await startLocalCloud({
    port: await freePort(),
    log: () => undefined,
    dataDir,
    environment: { MONGODB_URI: database.uri, MONGODB_NAME: database.name, LOG_LEVEL: 'silent' },
  })
  const send = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(`${cloud.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
    return { status: response.status, body: (await response.json()) as unknown }
  }
  return {
    url: cloud.url,
    environment: cloud.environment,
    signIn: async (account) => {
      const { status, body } = await send('/api/dev/login', { account })
      if (status !== 200) throw new Error(`nobody is called ${account}`)
      return (body as { token: string }).token
    },
    post: (token, name, input, key = `test-${Math.random().toString(36).slice(2)}-key`) =>
      send(`/api/${name.replace('.', '/')}`, input, {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        'idempotency-key': key,
      }),
    stop: async () => {
      await cloud.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
