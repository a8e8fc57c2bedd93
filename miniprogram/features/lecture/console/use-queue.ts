import { from } from '../../desk/cursor'
import { usePaged, type Paged } from '../../desk/use-paged'
import { useWatch } from '../use-watch'
import { listHiddenQuestions, listQueue, type HiddenCard, type HostCard, type QueueView } from './api'

/** How often the queue on the screen looks for what is new, in milliseconds. */
const LOOK_MS = 6_000
/** A host who has read on is not thrown back to the first page. */
const FIRST_PAGE = 50

const useFresh = <T>(list: Paged<T>, on: boolean): Paged<T> => {
  useWatch(
    on,
    async () => {
      if ((list.data?.length ?? 0) <= FIRST_PAGE) await list.reload()
      return LOOK_MS
    },
    true,
  )
  return list
}

/** Public questions as the hosts see them. */
export const useQueue = (lectureId: string, view: QueueView | undefined, on: boolean): Paged<HostCard> =>
  useFresh(
    usePaged(view === undefined ? undefined : `queue:${lectureId}:${view}`, (cursor) =>
      listQueue({ lectureId, view: view ?? 'most', ...from(cursor) }),
    ),
    on && view !== undefined,
  )

/** Hidden ones, for a lawyer without an interest in the asker's enterprise; anybody else does not ask. */
export const useHidden = (lectureId: string, wanted: boolean, on: boolean): Paged<HiddenCard> =>
  useFresh(
    usePaged(wanted ? `hidden:${lectureId}` : undefined, (cursor) =>
      listHiddenQuestions({ lectureId, view: 'waiting', ...from(cursor) }),
    ),
    on && wanted,
  )
