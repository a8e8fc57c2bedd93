/** Progress goes to standard error, so that standard output carries results only. */
export const say = (line) => process.stderr.write(`${line}\n`)

/** Says what is being done, does it, and says how long it took when that was long enough to notice. */
export async function step(title, work) {
  say(`· ${title} …`)
  const start = performance.now()
  const result = await work()
  const seconds = (performance.now() - start) / 1000
  if (seconds >= 1) say(`  用时 ${seconds.toFixed(0)} 秒`)
  return result
}
