import { spawn } from 'node:child_process'
import { inRoot, root } from './root.mjs'

/**
 * Runs a program in the project's folder to its end. Resolves to its exit code and, with `capture`, what it
 * printed; without, it prints to our own terminal.
 */
export function run(program, args, { capture = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
      shell: process.platform === 'win32' && program === 'npm',
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) => resolve({ code: 127, output: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

/** Runs npm to its end on our own terminal; like all that takes long it ends when we do, so that a start that was killed
 *  does not go on installing under the next one. */
export function npm(args) {
  if (process.platform === 'win32') return run('npm', args)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot('scripts', 'leash.mjs'), '--output', 'npm', ...args], {
      cwd: root,
      stdio: ['pipe', 'inherit', 'inherit'],
    })
    child.once('error', () => resolve({ code: 127 }))
    child.once('close', (code) => resolve({ code: code ?? 1 }))
  })
}

/** Like `run` with what it printed, for work that takes long: it ends when we do, even if we are killed. */
export function runLeashed(program, args, { env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [inRoot('scripts', 'leash.mjs'), '--output', program, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'pipe',
    })
    const chunks = []
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

/** Runs a tool out of node_modules with the node that runs us. */
export const tool = (file, args, options) => run(process.execPath, [`node_modules/${file}`, ...args], options)

/** Ends the command with a sentence for people instead of a stack. */
export class PlainError extends Error {}
