import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Section, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { sendOnce } from '../../../ui/send-once'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { closeQueue, endLecture, extendLecture, reopenQueue } from './api'
import type { ShownDesk } from './use-console'
import { words } from './words'

interface TimeSheetProps {
  desk: ShownDesk
  reload: () => Promise<void>
  onClose: () => void
}

/** Past time is normal: more time, no new questions, or the end. */
export const TimeSheet = ({ desk, reload, onClose }: TimeSheetProps) => {
  const { lectureId, state } = desk.room
  const [ending, setEnding] = useState(false)
  const extending = useSend(sendOnce(`extend:${lectureId}`, extendLecture))
  const queue = useSend(
    sendOnce(`queue:${lectureId}`, ({ open }: { open: boolean }, key): Promise<unknown> =>
      open ? reopenQueue(lectureId, key) : closeQueue(lectureId, key),
    ),
  )
  const end = useSend(
    sendOnce(`end:${lectureId}`, (_: { lectureId: string }, key) => endLecture(lectureId, key)),
  )
  const waiting = desk.waiting + desk.hiddenWaiting
  const more = async (minutes: number) => {
    if ((await extending.send({ lectureId, minutes })) === undefined) return
    toast(words.extended(minutes))
    await reload()
    onClose()
  }
  const turn = async (open: boolean) => {
    if ((await queue.send({ open })) === undefined) return
    toast(open ? words.reopened : words.closed)
    await reload()
    onClose()
  }
  const finish = async () => {
    if ((await end.send({ lectureId })) === undefined) return
    toast(words.endedNow)
    await reload()
    onClose()
  }
  return (
    <Dialog title={words.timeTitle} onClose={onClose}>
      <Stack gap={16}>
        <FailureNote of={extending} />
        <FailureNote of={queue} />
        <FailureNote of={end} />
        <View className="second">{waiting > 0 ? words.timeWaiting(thousands(waiting)) : words.timeFree}</View>
        {!ending && (
          <>
            <Btns>
              {[10, 20].map((minutes) => (
                <Btn key={minutes} grow busy={words.extending} onTap={() => more(minutes)}>
                  {words.extend(minutes)}
                </Btn>
              ))}
            </Btns>
            {state === 'closing' ? (
              <Btn wide onTap={() => turn(true)}>
                {words.reopen}
              </Btn>
            ) : (
              <Stack gap={4}>
                <Btn wide onTap={() => turn(false)}>
                  {words.close}
                </Btn>
                <View className="sm muted">{words.closeWhy}</View>
              </Stack>
            )}
          </>
        )}
        <Section title={words.end} dense>
          <Stack gap={12}>
            <View className="sm second">
              {waiting > 0 ? words.endWhy(thousands(waiting)) : words.endClean}
            </View>
            {ending ? (
              <Btns>
                <Btn grow onTap={() => setEnding(false)}>
                  {words.goOn}
                </Btn>
                <Btn grow kind="danger" busy={words.ending} onTap={finish}>
                  {words.endSure}
                </Btn>
              </Btns>
            ) : (
              <Btn wide kind="danger" onTap={() => setEnding(true)}>
                {words.endGo}
              </Btn>
            )}
          </Stack>
        </Section>
        <Btn wide kind="text" icon="eye" onTap={() => go('lecture', { lectureId })}>
          {words.toRoom}
        </Btn>
      </Stack>
    </Dialog>
  )
}
