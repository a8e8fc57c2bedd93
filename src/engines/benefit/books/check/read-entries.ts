import type { Scan } from '../../store/scan'
import { fingerprint } from './fingerprint'
import { addTo, type Findings } from './findings'

/** The books read from end to end: balances, what each kind of event says it moved, and whether every entry is zero. */
export const readEntries = async (scan: Scan, findings: Findings) => {
  const balances = new Map<string, number>()
  const issued = fingerprint()
  const moved = fingerprint()
  /** Entries of which there are few, by id: fen of their second line. */
  const few = new Map<string, number>()
  let count = 0
  for await (const { _id, kind, lines } of scan.entries()) {
    count += 1
    let sum = 0
    for (const { account, fen } of lines) {
      sum += fen
      addTo(balances, account, fen)
    }
    if (sum !== 0) findings.add(`分录 ${_id} 借贷不平，差 ${sum} 分`)
    if (kind === 'issue') issued.add(_id, into(lines, 'people:'))
    else if (kind === 'use') moved.add(_id.slice('use:'.length), into(lines, 'due:'))
    else if (kind === 'undo') moved.add(_id, -into(lines, 'due:'))
    else if (kind !== 'release' && kind !== 'open')
      few.set(
        _id,
        lines.reduce((most, { fen }) => Math.max(most, fen), 0),
      )
  }
  return { balances, issued: issued.value(), moved: moved.value(), few, count }
}

const into = (lines: readonly { readonly account: string; readonly fen: number }[], prefix: string): number =>
  lines.reduce((sum, { account, fen }) => (account.startsWith(prefix) ? sum + fen : sum), 0)
