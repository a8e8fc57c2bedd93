import { View } from '@tarojs/components'
import { useAnswer } from '../../desk/use-answer'
import { access } from '../../../ui/access'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { clockTime, moment } from '../../../ui/time'
import { findClashes, type Clashes, type FindClashes } from './api'
import { clashQuestion, type PlanWords } from './plan-words'
import { words } from './words'

const t = words.plan

/** Said beside the hour while it can still be changed: who is taken then, which groups hear something else. */
export const ClashNotes = ({ plan, lectureId }: { plan: PlanWords; lectureId: string | undefined }) => {
  const question = clashQuestion(plan, lectureId)
  const { data } = useAnswer<FindClashes, Clashes>(
    question === undefined ? '' : JSON.stringify(question),
    300,
    findClashes,
  )
  if (question === undefined || data === undefined || data.hosts.length + data.lectures.length === 0)
    return null
  const { lecturer, coHosts } = plan
  const nameOf = (memberId: string): string =>
    [...(lecturer === undefined ? [] : [lecturer]), ...coHosts].find(({ id }) => id === memberId)?.name ?? ''
  return (
    <View {...access({ role: 'status' })}>
      <Stack gap={8}>
        {data.hosts.map(({ memberId, lecturing, startsAt, endsAt }) => (
          <Notice key={`${memberId}:${startsAt}`} tone="warn">
            {(lecturing && memberId === lecturer?.id ? t.taken : t.helping)(
              nameOf(memberId),
              moment(startsAt),
              clockTime(endsAt),
            )}
          </Notice>
        ))}
        {data.lectures.map(({ lectureId: other, title, startsAt, groups }) => (
          <Notice key={other} tone="warn" head={words.detail.clash}>
            {words.detail.clashWith(moment(startsAt), title, thousands(groups))}
          </Notice>
        ))}
      </Stack>
    </View>
  )
}
