import { createHash } from 'node:crypto'
import type { Unit } from '../../kernel/unit'
import type { BroadcastPorts } from './ports'
import { guideContent } from './rules/guide-content'
import { setGoing } from './operations/start-broadcast'
import { broadcastServices } from './services'
import type { BroadcastDoc } from './store/broadcasts'

/** The library's message that a version of a guide is the one that readers see; payload `{ guideId, version, previous }`. */
export const GUIDE_ISSUED = 'guide.issued'

export interface IssuedGuide {
  readonly guideId: string
  readonly version: number
  /** The version that was current before. */
  readonly previous: number
}

/** `wait`: an older broadcast is still going out, or was held a moment ago. `sent`: the correction is on its way; what its forerunners had
 *  not said in chats yet is to be dropped. */
export type Correcting =
  { readonly kind: 'nothing' | 'wait' } | { readonly kind: 'sent'; readonly of: readonly string[] }

const idOf = ({ guideId, version }: IssuedGuide): string =>
  `bc_${createHash('sha256').update(`${guideId}@${version}`).digest('base64url').slice(0, 22)}`

/** Sends a correction wherever the old version went; both versions were read by a second person in the library, so
 *  nobody approves it again. Runs in a transaction; again it changes nothing. */
export const correctGuide = async (
  ports: BroadcastPorts,
  unit: Unit,
  issued: IssuedGuide,
): Promise<Correcting> => {
  const { audit, broadcasts, clock, guides, items, outbox, sending } = broadcastServices(ports, unit)
  const [guide] = await guides.guides([issued])
  const old = await broadcasts.ofGuide(issued.guideId, issued.previous)
  const [first] = old
  if (!guide || !first) return { kind: 'nothing' }
  if (old.some(({ state, planning }) => state !== 'stopped' && !planning.done && !planning.allListed))
    return { kind: 'wait' }
  const of = old.map(({ _id }) => _id)
  // What somebody held goes out as the correction; what somebody stopped stays away from whom it had not reached.
  const instead = old.filter(({ state }) => state !== 'stopped').map(({ _id }) => _id)
  const _id = idOf(issued)
  if (await broadcasts.get(_id)) return { kind: 'sent', of }
  const sentAt = clock.now()
  const stopped = { by: 'house', at: sentAt, reason: '有更正，改发新的一版' }
  for (const { _id: running, state } of old)
    if (state !== 'delivered' && state !== 'stopped')
      await broadcasts.move(running, [state], 'stopped', { stopped })
  await broadcasts.add({
    ...whereTo(old, first),
    _id,
    kind: 'guide',
    guideId: guide.guideId,
    version: guide.version,
    corrects: { version: issued.previous, of, instead },
    title: guide.title,
    compulsory: old.some(({ compulsory }) => compulsory),
    state: 'planned',
    planned: await sending.countReached({ of, instead }),
    planning: { done: false },
    runs: 1,
    sentAt,
  })
  const { from } = first
  const compulsory = old.some((one) => one.compulsory)
  await items.add({
    ...{ _id, from, compulsory, asks: true },
    ...guideContent(guide),
    corrects: issued.previous,
  })
  await setGoing(outbox, _id, 1, sentAt)
  const detail = `《${guide.title}》第 ${guide.version} 版，更正第 ${issued.previous} 版`
  await audit.record({ action: 'send-correction', subject: _id, orgPath: first.deskPath, detail })
  return { kind: 'sent', of }
}

/** In the name of the desk that sent it first, seen by everybody who saw any of them. */
const whereTo = (old: readonly BroadcastDoc[], first: BroadcastDoc) => {
  const all = <T>(of: (one: BroadcastDoc) => readonly T[]): T[] => [...new Set(old.flatMap(of))]
  const { audience, senderId, from, deskPath, resolved } = first
  return {
    audience,
    resolved: { ...resolved, scope: all((one) => one.resolved.scope) },
    reach: { tops: all(({ reach }) => reach.tops), paths: all(({ reach }) => reach.paths) },
    senderId,
    from,
    deskPath,
    channels: all(({ channels }) => channels),
  }
}
