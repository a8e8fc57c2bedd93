import { randomUUID } from 'node:crypto'
import { MongoClient, type Db, type MongoClientOptions } from 'mongodb'

export interface FreshDatabase {
  client: MongoClient
  db: Db
  /** Connection string whose default database is `db`: for code that connects by itself. */
  uri: string
  name: string
  /** Drops the database and closes the client: call it in `afterAll`. */
  drop: () => Promise<void>
}

/** An empty database with a name of its own on the server that serves the whole test run. */
export async function freshDatabase(
  options: MongoClientOptions = {},
  name = `test-${randomUUID()}`,
): Promise<FreshDatabase> {
  const server = process.env['TEST_MONGODB_URI']
  if (server === undefined) throw new Error('TEST_MONGODB_URI is not set: run the tests with jest')
  const address = new URL(server)
  address.pathname = `/${name}`
  const uri = address.toString()
  const client = await new MongoClient(uri, options).connect()
  const db = client.db(name)
  const drop = async () => {
    await db.dropDatabase()
    await client.close()
  }
  return { client, db, uri, name, drop }
}
