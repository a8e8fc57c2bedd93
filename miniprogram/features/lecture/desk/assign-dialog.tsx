import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { now } from '../../../platform/clock'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import { calendarDay, longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { assignQuestion, takeHidden } from './api'
import { HostsField } from './hosts-field'
import type { Person } from './plan-words'
import { words } from './words'

const t = words.questions
const DAYS = [3, 7, 14]

export interface ToAssign {
  readonly questionId: string
  readonly text: string
  readonly hidden: boolean
}

/** Who answers, and by when. A lawyer takes it on; staff choose a lawyer. */
export const AssignDialog = ({
  of,
  me,
  mayChoose,
  onAssigned,
  onClose,
}: {
  of: ToAssign
  me: Person
  mayChoose: boolean
  onAssigned: () => void
  onClose: () => void
}) => {
  const [owner, setOwner] = useState<Person | undefined>(mayChoose ? undefined : me)
  const [days, setDays] = useState(7)
  const sending = useSend((input: { ownerId: string; dueOn: string }, key): Promise<unknown> => {
    const { questionId } = of
    return of.hidden
      ? takeHidden({ questionId, dueOn: input.dueOn }, key)
      : assignQuestion({ questionId, ...input }, key)
  })
  const dueOn = calendarDay(now(), days)
  const assign = async () => {
    if (owner === undefined) return
    if ((await sending.send({ ownerId: owner.id, dueOn })) === undefined) return
    toast(mayChoose ? t.assigned : t.taken)
    onAssigned()
    onClose()
  }
  return (
    <Dialog title={mayChoose ? t.assignTitle : t.take} onClose={onClose}>
      <Stack gap={16}>
        <Card well>{of.text}</Card>
        <FailureNote of={sending} />
        {mayChoose && (
          <HostsField
            label={t.assignTitle}
            help={words.plan.needLecturer}
            button={words.plan.chooseLecturer}
            lawyersOnly
            many={false}
            chosen={owner === undefined ? [] : [owner]}
            problem={sending.problem('ownerId')}
            onChange={([one]) => setOwner(one)}
          />
        )}
        <View className="mid">{t.whenTitle}</View>
        <Chips
          label={t.whenTitle}
          items={DAYS.map(t.days)}
          chosen={t.days(days)}
          onTap={(word) => setDays(DAYS.find((one) => t.days(one) === word) ?? days)}
        />
        <Tag>{t.due(longDay(dueOn))}</Tag>
        <Btn wide busy={t.assigning} off={owner === undefined} onTap={assign}>
          {t.assignGo}
        </Btn>
      </Stack>
    </Dialog>
  )
}
