import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { run } from './run'

interface Running {
  pid: number
  parent: number
  command: string
}

/**
 * Clears the way for a start in `dir`. A mongod that still runs there without its leash (someone killed the leash)
 * is stopped; one that is properly held belongs to another start of the product, which is an error for people.
 */
export async function endPrevious(dir: string): Promise<void> {
  const lock = join(dir, 'data', 'mongod.lock')
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8').trim()) : 0
  const previous = pid > 0 ? await look(pid) : undefined
  if (previous === undefined || !previous.command.includes(join(dir, 'data'))) return
  const holder = await look(previous.parent)
  if (holder?.command.includes('leash.mjs') === true) {
    throw new Error(`数据目录 ${dir} 正被另一个已启动的娘家人使用，请先停掉它（进程 ${pid}）。`)
  }
  process.kill(pid, 'SIGTERM')
  for (let waited = 0; waited < 15_000 && (await look(pid)) !== undefined; waited += 50) await sleep(50)
}

async function look(pid: number): Promise<Running | undefined> {
  if (process.platform === 'linux') {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      const parent = /^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      // A process that has ended but was not yet waited for has an empty command line.
      return command === '' ? undefined : { pid, parent: Number(parent), command }
    } catch {
      return undefined
    }
  }
  const { code, output } = await run('ps', ['-o', 'ppid=,command=', '-p', String(pid)])
  const match = /^\s*(\d+)\s+(.*)$/s.exec(output)
  return code === 0 && match ? { pid, parent: Number(match[1]), command: match[2] ?? '' } : undefined
}
