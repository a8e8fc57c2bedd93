import { rm } from 'node:fs/promises'
import { rememberedDatabase } from './running-database'

export default async function globalTeardown(): Promise<void> {
  const running = rememberedDatabase()
  if (running === undefined) return
  await running.database.stop('SIGKILL')
  await rm(running.dir, { recursive: true, force: true })
}
