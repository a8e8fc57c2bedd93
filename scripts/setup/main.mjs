import { PlainError } from './run.mjs'

/** Runs a command: an error meant for people is printed as its sentence, any other with its stack. */
export async function main(command) {
  try {
    await command()
  } catch (error) {
    console.error(error instanceof PlainError ? `\n${error.message}` : error)
    process.exitCode = 1
  }
}
