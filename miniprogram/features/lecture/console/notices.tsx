import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { sendOnce } from '../../../ui/send-once'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { takeOver } from './api'
import { isOn, type Console, type ShownDesk } from './use-console'
import { useTick } from './use-tick'
import { words } from './words'

/** Minutes before the end at which the end is spoken of. */
const SOON_MINUTES = 5

/** What the person at the console must know now, most pressing first. */
export const Notices = ({
  of,
  desk,
  onTime,
  onAgain,
}: {
  of: Console
  desk: ShownDesk
  onTime: () => void
  /** A refused piece of free words is put right. */
  onAgain: (text: string) => void
}) => (
  <Stack gap={12}>
    <Outgoing of={of} onAgain={onAgain} />
    <Holder desk={desk} reload={of.reload} />
    {desk.lawyer && desk.licenceMissing && (
      <Notice tone="warn" head={`${words.licence}。`}>
        {words.licenceWhy}
        <View>
          <Btn small kind="line" onTap={() => go('deskLawyer')}>
            {words.toLicence}
          </Btn>
        </View>
      </Notice>
    )}
    <TimeNotice desk={desk} onTime={onTime} />
    {isOn(desk) && desk.room.said > 0 && desk.groupsReached < desk.groups && (
      <Notice
        tone="warn"
        icon="refresh"
        head={`${words.groupsLate(thousands(desk.groups - desk.groupsReached))}。`}
      >
        {words.groupsLateWhy}
      </Notice>
    )}
  </Stack>
)

/** What was tapped and is not in the room yet. */
const Outgoing = ({ of, onAgain }: { of: Console; onAgain: (text: string) => void }) => {
  const { outbox, drop } = of.out
  const refused = outbox.filter(({ problem }) => problem !== undefined)
  const going = outbox.length - refused.length
  return (
    <>
      {going > 0 && (
        <Notice
          tone={of.lost ? 'bad' : 'plain'}
          icon={of.lost ? 'offline' : 'send'}
          head={of.lost ? words.out(going) : words.outGoing(going)}
        >
          {of.lost ? `。${words.outWhy}` : ''}
        </Notice>
      )}
      {refused.map(({ key, input, problem }) => (
        <Notice key={key} tone="bad" head={`${words.outRefused}。`}>
          {problem}
          <View className="sm second cut">{input.kind === 'piece' ? input.label : input.say.text}</View>
          <Btns>
            {input.kind === 'say' && (
              <Btn
                small
                kind="line"
                onTap={() => {
                  onAgain(input.say.text ?? '')
                  drop(key)
                }}
              >
                {words.outAgain}
              </Btn>
            )}
            <Btn small kind="line" onTap={() => drop(key)}>
              {words.outDrop}
            </Btn>
          </Btns>
        </Notice>
      ))}
    </>
  )
}

/** Somebody else is at the console: looking and sorting goes on, speaking must be taken over. */
const Holder = ({ desk, reload }: { desk: ShownDesk; reload: () => Promise<void> }) => {
  const { lectureId } = desk.room
  const taking = useSend(sendOnce(`take:${lectureId}`, (_: object, key) => takeOver(lectureId, key)))
  if (desk.holding || desk.room.state === 'ended' || desk.room.state === 'cancelled') return null
  const take = async () => {
    if ((await taking.send({ lectureId })) === undefined) return
    toast(words.taken)
    await reload()
  }
  return (
    <>
      <FailureNote of={taking} />
      <Notice head={`${words.holding(desk.speaker)}。`}>
        {words.holdingWhy}
        <View>
          <Btn small kind="line" busy={words.taking} onTap={take}>
            {words.take}
          </Btn>
        </View>
      </Notice>
    </>
  )
}

const TimeNotice = ({ desk, onTime }: { desk: ShownDesk; onTime: () => void }) => {
  const at = useTick(isOn(desk))
  const left = Math.ceil((desk.leftMs - Math.max(0, at - desk.at)) / 60_000)
  if (!isOn(desk) || !desk.holding || desk.room.state === 'closing' || left > SOON_MINUTES) return null
  const waiting = desk.waiting + desk.hiddenWaiting
  return (
    <Notice tone="warn" icon="clock" head={`${left > 0 ? words.timeSoon(left) : words.timeUp}。`}>
      {waiting > 0 ? words.timeWaiting(thousands(waiting)) : words.timeFree}
      <View>
        <Btn small kind="line" onTap={onTime}>
          {words.timeTitle}
        </Btn>
      </View>
    </Notice>
  )
}
