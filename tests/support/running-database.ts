import type { Database } from '../../src/local/database'

interface Running {
  database: Database
  dir: string
}

const holder = globalThis as { niangjiarenTestDatabase?: Running }

/** jest loads set-up and tear-down as separate modules of one process: they meet here. */
export function rememberDatabase(running: Running): void {
  holder.niangjiarenTestDatabase = running
}

export function rememberedDatabase(): Running | undefined {
  return holder.niangjiarenTestDatabase
}
