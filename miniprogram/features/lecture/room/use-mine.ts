import { drafts } from '../../../platform/storage'
import { useLoaded, type Loaded } from '../../../ui/use-loaded'
import { listMyQuestions, type MyQuestion } from '../api'
import { useWatch } from '../use-watch'

/** How often somebody who waits looks after their question, and while it is being checked, in milliseconds. */
const LOOK_MS = 20_000
const CHECKED_MS = 5_000
type Mine = Loaded<{ items: MyQuestion[] }>

const isOpen = ({ state }: MyQuestion): boolean =>
  state === 'waiting' || state === 'unchecked' || state === 'review' || state === 'merged'

/** What I asked here, looked after while something of it waits. `fresh`: answers this device has not shown yet. */
export const useMine = (
  lectureId: string,
  signedIn: boolean,
): {
  readonly mine: Mine
  readonly open: MyQuestion | undefined
  readonly fresh: number
  readonly see: () => void
} => {
  const mine = useLoaded(signedIn ? `my-questions:${lectureId}` : undefined, () => listMyQuestions(lectureId))
  const items = mine.data?.items ?? []
  const open = items.find((one) => isOpen(one) && one.answer === undefined)
  useWatch(
    signedIn && open !== undefined,
    async () => {
      await mine.reload()
      return open?.state === 'unchecked' ? CHECKED_MS : LOOK_MS
    },
    true,
  )
  const name = `answers-seen:${lectureId}`
  const answered = items.filter(({ answer }) => answer !== undefined).map(({ questionId }) => questionId)
  const shown = drafts.get<readonly string[]>(name) ?? []
  return {
    mine,
    open,
    fresh: answered.filter((id) => !shown.includes(id)).length,
    see: () => drafts.put(name, answered),
  }
}
