// Runs one program that must not outlive whoever started it.
//   node scripts/leash.mjs [--output] PROGRAM ARGS…
// The starter holds the other end of our standard input. When that pipe closes, for whatever reason
// (kill -9 of the starter included), the program is asked to stop and, after 15 s, made to.
// What the program prints is passed on with --output; without, the one line printed is its process id.
import { spawn } from 'node:child_process'

const GRACE_MS = 15_000
const passOn = process.argv[2] === '--output'
const [program, ...args] = process.argv.slice(passOn ? 3 : 2)
if (!program) {
  console.error('usage: node scripts/leash.mjs [--output] PROGRAM ARGS…')
  process.exit(64)
}

const child = spawn(program, args, { stdio: ['ignore', passOn ? 'inherit' : 'ignore', 'inherit'] })
if (!passOn) child.once('spawn', () => process.stdout.write(`${child.pid}\n`))
child.once('error', (error) => {
  console.error(error.message)
  process.exit(127)
})
child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

function stop() {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref()
}
process.stdin.on('end', stop).on('error', stop).resume()
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
