import { MongoClient, type Db } from 'mongodb'

export interface DatabaseConnection {
  readonly client: MongoClient
  readonly db: Db
}

/** Connects to a replica set or sharded cluster. `poolSize`: 2 in a cloud function, more where a process serves many. */
export const connectDatabase = async (
  uri: string,
  name: string,
  poolSize: number,
): Promise<DatabaseConnection> => {
  const client = await new MongoClient(uri, {
    maxPoolSize: poolSize,
    serverSelectionTimeoutMS: 5000,
    writeConcern: { w: 'majority' },
    ignoreUndefined: true,
  }).connect()
  return { client, db: client.db(name) }
}
