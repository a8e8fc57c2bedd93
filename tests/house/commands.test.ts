import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { projectRoot } from '../../src/local/project-root'

const root = projectRoot()
const temp = mkdtempSync(join(tmpdir(), 'niangjiaren-commands-'))
afterAll(() => rmSync(temp, { recursive: true, force: true }))

interface Ended {
  code: number | null
  output: string
}
function run(program: string, args: string[], env: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, output }))
  })
}
const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await sleep(50)
}
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
const node = (...args: string[]) => run(process.execPath, args)
/** Evaluates an expression with the exports of a set-up module. */
const ask = async (module: string, expression: string) =>
  (
    await node(
      '--input-type=module',
      '-e',
      `import * as m from './scripts/setup/${module}.mjs'; console.log(${expression})`,
    )
  ).output.trim()

describe('npm start', () => {
  test('says how it is used when an option makes no sense', async () => {
    for (const args of [
      ['--port', 'abc'],
      ['--port', '70000'],
      ['--prot', '1'],
    ]) {
      const { code, output } = await node('scripts/start.mjs', ...args)
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringContaining('用法：npm start') as string,
      })
    }
  })

  test('gives a sentence and no stack when the port is in use', async () => {
    const squatter = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => squatter.once('listening', resolve))
    const { port } = squatter.address() as AddressInfo
    const { code, output } = await node('scripts/start.mjs', '--port', String(port))
    squatter.close()
    expect(code).toBe(1)
    expect(output).toContain(`端口 ${port} 已被占用`)
    expect(output).not.toMatch(/\n\s+at /)
  })

  test('names the Node.js that is needed when this one is too old', async () => {
    const attempt = (version: string) =>
      ask(
        'install',
        `(() => { try { m.requireNode('${version}'); return 'fine' } catch (e) { return e.message } })()`,
      )
    expect(await attempt('18.20.4')).toContain('需要 20.19 或更新的版本')
    expect(await attempt('20.18.9')).toContain('20.18.9')
    expect(await attempt('20.19.0')).toBe('fine')
    expect(await attempt('22.1.0')).toBe('fine')
  })
})

describe('installation', () => {
  const isInstalled = async (wanted: object, present: object) => {
    const [lock, hidden] = [join(temp, 'lock.json'), join(temp, 'hidden.json')]
    writeFileSync(lock, JSON.stringify({ packages: { '': {}, ...wanted } }))
    writeFileSync(hidden, JSON.stringify({ packages: present }))
    return ask('install', `m.isInstalled(${JSON.stringify(lock)}, ${JSON.stringify(hidden)})`)
  }
  const zod = { 'node_modules/zod': { version: '4.6.7' } }

  test('is done again when a package is missing or of another version', async () => {
    expect(await isInstalled(zod, zod)).toBe('true')
    expect(await isInstalled(zod, {})).toBe('false')
    expect(await isInstalled(zod, { 'node_modules/zod': { version: '4.6.6' } })).toBe('false')
    expect(await ask('install', `m.isInstalled('package-lock.json', 'nowhere.json')`)).toBe('false')
  })

  test('does not go on under the next start when its own was killed', async () => {
    const [folder, noted] = [mkdtempSync(join(temp, 'npm-')), join(temp, 'npm-pid')]
    writeFileSync(
      join(folder, 'npm'),
      `#!/bin/sh\necho $$ > ${noted}.new && mv ${noted}.new ${noted}\nexec sleep 60\n`,
    )
    chmodSync(join(folder, 'npm'), 0o755)
    const code = "import { npm } from './scripts/setup/run.mjs'; await npm(['ci'])"
    const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
      cwd: root,
      env: { ...process.env, PATH: [folder, process.env['PATH']].join(delimiter) },
      stdio: 'ignore',
    })
    await until(() => existsSync(noted))
    const pid = Number(readFileSync(noted, 'utf8'))
    starter.kill('SIGKILL')
    await until(() => !isAlive(pid))
  }, 60_000)

  test("does not wait for another system's optional binary", async () => {
    const binary = { 'node_modules/binding-of-another-system': { version: '1.0.0', optional: true } }
    expect(await isInstalled({ ...zod, ...binary }, zod)).toBe('true')
  })
})

describe('the lockfile', () => {
  const missing = async (file: string) => {
    const code = `import { readFileSync } from 'node:fs'; import { missingOptionals } from './scripts/complete-lockfile.mjs'; console.log(missingOptionals(JSON.parse(readFileSync(${JSON.stringify(file)}))).length)`
    return Number((await node('--input-type=module', '-e', code)).output)
  }

  test('names the optional packages of every system, without which npm ci refuses it', async () => {
    expect(await missing('package-lock.json')).toBe(0)
  })

  test('is completed with what a registry of one system left out', async () => {
    const file = join(temp, 'incomplete.json')
    const optionalDependencies = { 'binding-linux-x64-gnu': '1.2.0', 'binding-darwin-arm64': '1.2.0' }
    const present = { version: '1.2.0', optional: true, os: ['linux'], cpu: ['x64'] }
    const packages = {
      '': {},
      'node_modules/binding': { version: '1.2.0', dev: true, optionalDependencies },
      'node_modules/binding-linux-x64-gnu': present,
    }
    writeFileSync(file, JSON.stringify({ lockfileVersion: 3, packages }))
    expect(await missing(file)).toBe(1)
    await node('scripts/complete-lockfile.mjs', file)
    expect(await missing(file)).toBe(0)
    const whole = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, unknown> }
    expect(whole.packages['node_modules/binding-darwin-arm64']).toEqual({
      ...{ version: '1.2.0', dev: true, optional: true, os: ['darwin'], cpu: ['arm64'] },
    })
  })
})

describe('npm test', () => {
  test('fails when nothing was run', async () => {
    const { code, output } = await node('scripts/test.mjs', 'tests/no-such-folder')
    expect(code).toBe(1)
    expect(output.trim().split('\n').at(-1)).toBe('0 passed, 0 failed')
  }, 30_000)
})

describe('the command of the build server', () => {
  /** Runs .ci/run with an npm that answers as told. */
  const ci = (check: number, tests: number, tally: string) => {
    const npm = join(temp, 'npm')
    writeFileSync(
      npm,
      `#!/bin/sh\ncase "$*" in *check*) exit ${check} ;; esac\nprintf '${tally}'\nexit ${tests}\n`,
    )
    chmodSync(npm, 0o755)
    return run('bash', ['.ci/run'], {
      PATH: [temp, dirname(process.execPath), process.env['PATH']].join(delimiter),
    })
  }
  const lastLine = ({ code, output }: Ended) => [code, output.trim().split('\n').at(-1)]

  test('counts the check as one more test', async () => {
    expect(lastLine(await ci(0, 0, 'x\\n12 passed, 0 failed\\n'))).toEqual([0, '13 passed, 0 failed'])
    expect(lastLine(await ci(1, 0, '12 passed, 0 failed\\n'))).toEqual([1, '12 passed, 1 failed'])
  })

  test('fails when tests fail, when none passed and when they end without a tally', async () => {
    expect(lastLine(await ci(0, 1, '12 passed, 3 failed\\n'))).toEqual([1, '13 passed, 3 failed'])
    expect(lastLine(await ci(0, 1, '0 passed, 0 failed\\n'))).toEqual([1, '1 passed, 1 failed'])
    expect(lastLine(await ci(0, 137, 'Killed\\n'))).toEqual([1, '1 passed, 1 failed'])
  })
})

describe('the leash', () => {
  const hold = (code: string) =>
    spawn(process.execPath, ['scripts/leash.mjs', process.execPath, '-e', code], {
      cwd: root,
      stdio: ['pipe', 'pipe', 'ignore'],
    })

  test('stops its program when the holder lets go', async () => {
    const leash = hold('setInterval(() => {}, 1000)')
    const pid = await new Promise<number>((resolve) =>
      leash.stdout.once('data', (line: Buffer) => resolve(Number(line))),
    )
    expect(process.kill(pid, 0)).toBe(true)
    leash.stdin.end()
    await new Promise((resolve) => leash.once('exit', resolve))
    expect(() => process.kill(pid, 0)).toThrow(/ESRCH/)
  })

  test("passes its program's exit code on", async () => {
    const leash = hold('process.exit(7)')
    expect(await new Promise((resolve) => leash.once('exit', resolve))).toBe(7)
  })
})
