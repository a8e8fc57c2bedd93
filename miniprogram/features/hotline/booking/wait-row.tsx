import { Btn } from '../../../ui/btn'
import { Row } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { leaveWaitlist, type Wait } from '../api'
import { dateOf, dayStart } from '../when'
import { words } from '../words'

export const WaitRow = ({ wait, onLeft }: { wait: Wait; onLeft: () => Promise<void> }) => {
  const leaving = useSend(leaveWaitlist)
  const leave = async () => {
    if ((await leaving.send({ waitId: wait.waitId })) === undefined) return
    toast(words.waitLeft)
    await onLeft()
  }
  const whom =
    wait.adviser === undefined ? '' : words.waitFor(words.adviser(wait.adviser.name, wait.adviser.kind))
  return (
    <Row
      icon="clock"
      title={`${wait.serviceName}，${words.ways[wait.way]}${whom}`}
      sub={`${words.waitSpan(dateOf(dayStart(wait.from)), dateOf(dayStart(wait.until)))}，${words.waitAhead(wait.ahead)}`}
      end={
        <Btn small label={`${words.waitLeave}：${wait.serviceName}`} onTap={leave}>
          {words.waitLeave}
        </Btn>
      }
    />
  )
}
