import { useWhile } from '../../desk/use-later'
import { useLoaded } from '../../../ui/use-loaded'
import { usePaged } from '../../desk/use-paged'
import { from } from '../../desk/cursor'
import { readCurve, readFunnel, readSubtrees, type BroadcastState, type ChatChannel, type Which } from './api'

const within = (orgId: string | undefined): { orgId?: string } => (orgId === undefined ? {} : { orgId })

/** Milliseconds between two looks: often while it goes out, now and then afterwards, because people go on reading. */
const OFTEN_MS = 3000
const SELDOM_MS = 20_000
export const isMoving = (state: BroadcastState | undefined): boolean =>
  state === 'planned' || state === 'delivering'

/** Counts of one push over the scope or one union inside it; asked again while it is on the screen. */
export const useFunnel = (broadcastId: string, orgId: string | undefined) => {
  const funnel = useLoaded(`funnel:${broadcastId}:${orgId ?? ''}`, () =>
    readFunnel({ broadcastId, ...within(orgId) }),
  )
  const { state } = funnel.data ?? {}
  useWhile(
    state !== undefined && state !== 'refused' && state !== 'waiting',
    isMoving(state) ? OFTEN_MS : SELDOM_MS,
    funnel.reload,
  )
  return funnel
}

export interface GroupsWanted {
  readonly which: Which
  readonly channel: ChatChannel | undefined
  readonly text: string
}

/** Its groups, those with trouble first. */
export const useFunnelGroups = (
  broadcastId: string,
  orgId: string | undefined,
  { which, channel, text }: GroupsWanted,
) =>
  usePaged(
    `funnel-groups:${broadcastId}:${orgId ?? ''}:${which}:${channel ?? ''}:${text}`,
    async (cursor) => {
      const { groups, next } = await readFunnel({
        broadcastId,
        which,
        ...(channel === undefined ? {} : { channel }),
        ...(text === '' ? {} : { text }),
        ...within(orgId),
        ...from(cursor),
      })
      return { items: groups, next }
    },
  )

/** The unions directly below, each with its own figures. A changed `stamp` asks again. */
export const useSubtrees = (broadcastId: string, orgId: string | undefined) =>
  useLoaded(`subtrees:${broadcastId}:${orgId ?? ''}`, () => readSubtrees({ broadcastId, ...within(orgId) }))

export const useCurve = (broadcastId: string, orgId: string | undefined) =>
  useLoaded(`curve:${broadcastId}:${orgId ?? ''}`, () => readCurve({ broadcastId, ...within(orgId) }))
