/** A group robot's webhook at WeCom: https, its host, its one path, one key. Anything else could make the server
 *  call a stranger's address. */
const PATH = '/cgi-bin/webhook/send'
const KEY = /^[A-Za-z0-9-]{16,64}$/

/** The address in its plain form with the last four characters of its key, or undefined when it is not a robot's. */
export const robotAddress = (
  typed: string,
  origins: readonly string[],
): { address: string; tail: string } | undefined => {
  const text = typed.trim()
  const origin = origins.find((allowed) => text.startsWith(`${allowed}${PATH}?key=`))
  if (origin === undefined) return undefined
  const key = text.slice(`${origin}${PATH}?key=`.length)
  return KEY.test(key) ? { address: text, tail: key.slice(-4) } : undefined
}
