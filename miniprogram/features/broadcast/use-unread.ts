import { useEffect } from 'react'
import { showUnread } from '../../platform/tab-bar'
import type { GroupRow } from './api'

/** What is unread in all groups together stands on their tab. Nothing is shown before anything is known. */
export const useUnread = (groups: readonly Pick<GroupRow, 'unread'>[] | undefined): void => {
  const count = groups?.reduce((sum, { unread }) => sum + unread, 0)
  useEffect(() => {
    if (count !== undefined) showUnread(count)
  }, [count])
}
