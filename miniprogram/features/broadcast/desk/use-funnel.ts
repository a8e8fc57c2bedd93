import { useWhile } from '../../desk/use-later'
import { useLoaded } from '../../../ui/use-loaded'
import { usePaged } from '../../desk/use-paged'
import { from } from '../../desk/cursor'
import { readFunnel } from './api'

const within = (orgId: string | undefined): { orgId?: string } => (orgId === undefined ? {} : { orgId })

/** Counts of one push over the scope or one union inside it; asked again while it is still being delivered. */
export const useFunnel = (broadcastId: string, orgId: string | undefined) => {
  const funnel = useLoaded(`funnel:${broadcastId}:${orgId ?? ''}`, () =>
    readFunnel({ broadcastId, ...within(orgId) }),
  )
  const state = funnel.data?.state
  useWhile(state === 'planned' || state === 'delivering', 3000, funnel.reload)
  return funnel
}

/** Its groups, those with trouble first. */
export const useFunnelGroups = (broadcastId: string, orgId: string | undefined) =>
  usePaged(`funnel-groups:${broadcastId}:${orgId ?? ''}`, async (cursor) => {
    const { groups, next } = await readFunnel({ broadcastId, ...within(orgId), ...from(cursor) })
    return { items: groups, next }
  })
