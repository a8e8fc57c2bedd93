import { MongoClient, MongoServerError } from 'mongodb'

/** The user as which the product works: it reads and writes the product's own database, and in the books beside it it
 *  may insert and find, nothing else. */
export const APP_USER = 'niangjiaren-app'
const ROLE = 'niangjiarenBooks'

const ALREADY = new Set([51_002, 51_003])

/** Makes role and user in the database that `rootUri` administers, or brings them up to date; returns the address for
 *  the user. `name` is the product's database. Safe to repeat. */
export const ensureAppUser = async (
  rootUri: string,
  name: string,
  password: string,
  user: string = APP_USER,
): Promise<string> => {
  const client = await new MongoClient(rootUri).connect()
  try {
    const admin = client.db('admin')
    const role = `${ROLE}-${name}`
    const privileges = [
      { resource: { db: `${name}_ledger`, collection: '' }, actions: ['insert', 'find'] },
      // What the product looks at to know its replica set and its limits.
      { resource: { cluster: true }, actions: ['serverStatus'] },
    ]
    await either(admin.command({ createRole: role, privileges, roles: [] }), () =>
      admin.command({ updateRole: role, privileges, roles: [] }),
    )
    const roles = [
      { role: 'readWrite', db: name },
      { role, db: 'admin' },
    ]
    await either(admin.command({ createUser: user, pwd: password, roles }), () =>
      admin.command({ updateUser: user, pwd: password, roles }),
    )
    // Balances of one account are found by it; only whoever administers the database may make an index there.
    const books = client.db(`${name}_ledger`)
    await books.collection('entries').createIndex({ 'lines.account': 1 })
  } finally {
    await client.close()
  }
  const address = new URL(rootUri)
  address.username = user
  address.password = password
  address.pathname = `/${name}`
  return address.toString()
}

const either = async (first: Promise<unknown>, second: () => Promise<unknown>): Promise<void> => {
  try {
    await first
  } catch (error) {
    if (!(error instanceof MongoServerError) || !ALREADY.has(Number(error.code))) throw error
    await second()
  }
}
