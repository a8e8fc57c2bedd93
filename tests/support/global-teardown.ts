import { rm } from 'node:fs/promises'
import { MongoClient } from 'mongodb'
import { demoName } from './demo-name'
import { rememberedDatabase } from './running-database'

export default async function globalTeardown(): Promise<void> {
  const running = rememberedDatabase()
  if (running === undefined) return
  if (running.database.pid === undefined) await dropDemos(running.database.uri)
  await running.database.stop('SIGKILL')
  await rm(running.dir, { recursive: true, force: true })
}

/** A server that runs elsewhere outlives the run; what its files shared does not. */
const dropDemos = async (uri: string): Promise<void> => {
  const client = await new MongoClient(uri).connect()
  try {
    const { databases } = await client.db().admin().listDatabases({ nameOnly: true })
    for (const { name } of databases) if (name.startsWith(demoName())) await client.db(name).dropDatabase()
  } finally {
    await client.close()
  }
}
