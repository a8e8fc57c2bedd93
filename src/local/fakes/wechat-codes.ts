import { randomBytes } from 'node:crypto'

export type CodeKind = 'phone' | 'login' | 'oauth' | 'cloudId'

interface Issued {
  readonly kind: CodeKind
  readonly value: Readonly<Record<string, string>>
  readonly until: number
  used: boolean
}

const FIVE_MINUTES = 5 * 60_000

/** Codes as WeChat gives them out: good for five minutes and once. */
export const createCodeBook = (now: () => number) => {
  const issued = new Map<string, Issued>()
  return {
    issue: (kind: CodeKind, value: Record<string, string>): string => {
      const code = `${kind}-${randomBytes(12).toString('hex')}`
      issued.set(code, { kind, value, until: now() + FIVE_MINUTES, used: false })
      return code
    },
    /** Leaves the code as it is. */
    look: (kind: CodeKind, code: unknown): 'unknown' | 'old' | 'used' | Issued['value'] => {
      const found = typeof code === 'string' ? issued.get(code) : undefined
      if (found?.kind !== kind) return 'unknown'
      if (found.used) return 'used'
      return found.until < now() ? 'old' : found.value
    },
    use: (code: string): void => {
      const found = issued.get(code)
      if (found) found.used = true
    },
  }
}

export type CodeBook = ReturnType<typeof createCodeBook>
