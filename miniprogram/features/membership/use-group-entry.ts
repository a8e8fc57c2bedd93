import { groupProof, cameFromGroup } from '../../platform/group'
import { useDidShow } from '../../platform/lifecycle'
import { go } from '../../platform/navigate'
import { findGroupHere } from './api'

/** Whoever opens the mini-program from a group that is bound here finds themselves on that group's page. Where anything stands
 *  in the way, they are where they would have been: on this page. */
export const useGroupEntry = (path: string): void => {
  useDidShow(() => {
    if (cameFromGroup(path)) enter().catch(() => undefined)
  })
}

const enter = async (): Promise<void> => {
  const cloudId = await groupProof()
  if (cloudId === undefined) return
  const { group } = await findGroupHere(cloudId)
  if (group !== undefined) go('group', { groupId: group.groupId })
}
