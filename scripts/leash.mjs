// Runs one program that must not outlive whoever started it.
//   node scripts/leash.mjs PROGRAM ARGS…
// The starter holds the other end of our standard input. When that pipe closes, for whatever reason
// (kill -9 of the starter included), the program is asked to stop and, after 15 s, made to.
// The first line on standard output is the program's process id.
import { spawn } from 'node:child_process'

const GRACE_MS = 15_000
const [program, ...args] = process.argv.slice(2)
if (!program) {
  console.error('usage: node scripts/leash.mjs PROGRAM ARGS…')
  process.exit(64)
}

const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
child.once('spawn', () => process.stdout.write(`${child.pid}\n`))
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
