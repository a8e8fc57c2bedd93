import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../../platform/navigate'
import { Btn, IconBtn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Split, Stack } from '../../../ui/layout'
import { Icon } from '../../../ui/icon'
import { thousands } from '../../../ui/numbers'
import { Tap } from '../../../ui/tap'
import type { MyQuestion, OpenRoom, RoomState } from '../api'
import { AskForm } from './ask-form'
import { useWithdraw } from './my-questions'
import { words } from './words'

interface AskBarProps {
  opened: OpenRoom
  room: RoomState
  /** The first of my questions that waits. */
  waiting: MyQuestion | undefined
  fresh: number
  reloadMine: () => Promise<void>
  onQuestions: (mine: boolean) => void
}

/** Below the room: my place in the queue, and asking. */
export const AskBar = ({ opened, room, waiting, fresh, reloadMine, onQuestions }: AskBarProps) => {
  const [open, setOpen] = useState(false)
  const groupId = opened.groups[0]?.groupId
  return (
    <View className="room-ask">
      <View className="room-ask__in">
        <Stack gap={8}>
          {fresh > 0 && (
            <Split>
              <Line tight>
                <Icon name="chat" size={20} />
                <Text className="mid">{words.newAnswer}</Text>
              </Line>
              <Btn small onTap={() => onQuestions(true)}>
                {words.see}
              </Btn>
            </Split>
          )}
          {waiting !== undefined && <Place of={waiting} reload={reloadMine} />}
          {opened.mayAsk && groupId !== undefined ? (
            open ? (
              <View>
                <Split>
                  <Text className="mid">{words.askTitle}</Text>
                  <IconBtn icon="down" label="收起" onTap={() => setOpen(false)} />
                </Split>
                <AskForm
                  lectureId={room.lectureId}
                  groupId={groupId}
                  onAsked={() => {
                    setOpen(false)
                    void reloadMine()
                  }}
                />
              </View>
            ) : (
              <Line tight>
                <Tap
                  className="askbar__box muted"
                  label={`${words.askTitle}：${words.ask}`}
                  onTap={() => setOpen(true)}
                >
                  <Text className="cut">{words.ask}</Text>
                </Tap>
                <Others room={room} onTap={() => onQuestions(false)} />
              </Line>
            )
          ) : (
            <WhyNot opened={opened} room={room} onQuestions={() => onQuestions(false)} />
          )}
        </Stack>
      </View>
    </View>
  )
}

const Others = ({ room, onTap }: { room: RoomState; onTap: () => void }) => (
  <Btn small icon="list" onTap={onTap}>
    {room.waiting > 0 ? words.questionsCount(thousands(room.waiting)) : words.questions}
  </Btn>
)

/** My place; the question itself in one line. */
const Place = ({ of, reload }: { of: MyQuestion; reload: () => Promise<void> }) => {
  const { sending, withdraw } = useWithdraw(reload)
  const head =
    of.shownAs === 'hidden' && of.ahead === undefined
      ? words.hiddenWaits
      : of.ahead === undefined
        ? words.unchecked
        : words.place(of.ahead + 1)
  return (
    <View>
      <Split className="room-place">
        <View className="grow">
          <View className="sm strong">{head}</View>
          <View className="sm muted cut">
            {of.waitMinutes === undefined ? of.text : `${of.text} ${words.wait(of.waitMinutes)}`}
          </View>
        </View>
        {of.state !== 'merged' && (
          <Btn small label={`${words.withdraw}：${of.text}`} onTap={() => withdraw(of.questionId)}>
            {words.withdraw}
          </Btn>
        )}
      </Split>
      <FailureNote of={sending} />
    </View>
  )
}

/** Reading goes on; why asking does not, and the way to it. */
const WhyNot = ({
  opened,
  room,
  onQuestions,
}: {
  opened: OpenRoom
  room: RoomState
  onQuestions: () => void
}) => {
  const over = room.state === 'ended' || room.state === 'cancelled'
  const why = opened.whyNot
  const said = over ? words.over : why === undefined ? words.readOnly : words.whyNot[why]
  return (
    <Split>
      <Text className="sm second grow">{said}</Text>
      {why === 'SIGN_IN' && !over ? (
        <Btn small onTap={() => go('signIn')}>
          {words.toSignIn}
        </Btn>
      ) : why === 'BIND_PHONE' && !over ? (
        <Btn small onTap={() => go('bind')}>
          {words.toBind}
        </Btn>
      ) : (
        opened.groups.length > 0 && <Others room={room} onTap={onQuestions} />
      )}
    </Split>
  )
}
