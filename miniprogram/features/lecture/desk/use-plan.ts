import { choiceOf } from '../../broadcast/desk/audience'
import { sendOnce } from '../../../ui/send-once'
import { calendarDay, clockTime } from '../../../ui/time'
import { useFormDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { changeLecture, planLecture, type Plan } from './api'
import { emptyPlan, planFields, type PlanWords } from './plan-words'

/** A plan that is there, as it is filled in. */
const wordsOf = (plan: Plan): PlanWords => {
  const person = (id: string) => ({
    id,
    name: plan.hosts.find(({ memberId }) => memberId === id)?.name ?? id,
  })
  return {
    title: plan.title,
    guide: { guideId: plan.guideId, version: plan.guideVersion, title: plan.guideTitle },
    lecturer: person(plan.lecturerId),
    coHosts: plan.coHostIds.map(person),
    day: calendarDay(plan.startsAt),
    time: clockTime(plan.startsAt),
    minutes: String(plan.plannedMinutes),
    choice: choiceOf(plan.audience, Object.values(plan.audienceNames).flat()),
    linkTitle: plan.link?.title ?? '',
    linkUrl: plan.link?.url ?? '',
    announce: false,
  }
}

/** What is being planned, kept on the device until it is saved. `given`: the plan that is changed. */
export const usePlan = (given: Plan | undefined) => {
  const name = `plan:${given?.lectureId ?? 'new'}:${given?.revision ?? 0}`
  const [plan, change, forget] = useFormDraft(name, given === undefined ? emptyPlan : wordsOf(given))
  const sending = useSend(
    sendOnce(name, async (typed: PlanWords, key) => {
      const fields = planFields(typed)
      if (fields === undefined) throw new Error('a plan with something missing was sent')
      return given === undefined
        ? planLecture({ ...fields, announce: typed.announce }, key)
        : changeLecture({ ...fields, lectureId: given.lectureId, revision: given.revision }, key)
    }),
  )
  return { plan, sending, change, forget }
}
