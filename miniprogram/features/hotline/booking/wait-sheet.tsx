import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Sheet } from '../../../ui/sheet'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { joinWaitlist, type Wish } from '../api'
import { dateOf, dayAfter, dayStart } from '../when'
import { words } from '../words'
import { ChoiceOf } from './choice'

interface WaitSheetProps {
  wish: Wish
  /** The first day that would do. */
  from: string
  daysAhead: number
  onClose: () => void
  onJoined: () => void
}

const PARTS = { morning: words.morning, afternoon: words.afternoon } as const
type Part = keyof typeof PARTS
/** Days from the first one on. */
const SPANS = [7, 14, 30]

/** Be offered the next time that comes free. */
export const WaitSheet = ({ wish, from, daysAhead, onClose, onJoined }: WaitSheetProps) => {
  const [part, setPart] = useState<string>()
  const spans = SPANS.filter((days, place) => place === 0 || days <= Math.max(7, daysAhead))
  const [days, setDays] = useState(String(spans[0]))
  const joining = useSend(joinWaitlist)
  const until = dayAfter(from, Number(days))
  const join = async () => {
    const answer = await joining.send({
      wish,
      from,
      until,
      ...(part === undefined ? {} : { part: part as Part }),
    })
    if (answer === undefined) return
    toast(words.waitJoined(answer.ahead))
    onJoined()
  }
  return (
    <Sheet title={words.waitTitle} onClose={onClose}>
      <Stack gap={20}>
        <Notice>{words.waitWhy}</Notice>
        <ChoiceOf
          label={words.waitSpan(dateOf(dayStart(from)), dateOf(dayStart(until)))}
          items={spans.map((count) => ({ id: String(count), name: words.waitDays(count) }))}
          chosen={days}
          onChoose={(id) => setDays(id ?? days)}
        />
        <ChoiceOf
          label={words.waitPart}
          items={[
            { id: undefined, name: words.waitAnyPart },
            ...(Object.keys(PARTS) as Part[]).map((id) => ({ id, name: PARTS[id] })),
          ]}
          chosen={part}
          onChoose={setPart}
        />
        <FailureNote of={joining} />
        <Btn kind="main" wide busy={words.noting} onTap={join}>
          {words.waitGo}
        </Btn>
      </Stack>
    </Sheet>
  )
}
