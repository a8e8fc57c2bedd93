import { View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { Avatar } from '../../../ui/avatar'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { toast } from '../../../ui/toast'
import type { Calling } from '../use-call'
import { portraitOf } from '../portrait'
import { words } from '../words'

/** While the phone rings: who should answer, and after a while whether anybody did. */
export const CallPanel = ({ call, onTalked }: { call: Calling; onTalked: () => void }) => {
  const { step } = call
  if (step === undefined) return null
  const who = words.adviser(step.adviser.name, step.adviser.kind)
  const head =
    step.as === 'duty'
      ? words.calling(who)
      : step.as === 'next'
        ? words.callingNext(who)
        : words.callingStandby(who)
  const talked = async () => {
    if (!(await call.talked())) return
    toast(words.talkedNoted)
    onTalked()
  }
  return (
    <Card>
      <Stack gap={16}>
        <View className="duty__top">
          <Avatar name={step.adviser.name} picture={portraitOf(step.adviser)} dark size={56} />
          <View className="grow" {...access({ role: 'status' })}>
            <Heading level={2}>{head}</Heading>
            <View className="duty__sub num">{step.phone}</View>
          </View>
        </View>
        {call.asks ? (
          <View>
            <Heading level={2}>{words.anybody}</Heading>
            <View className="sm second">{words.anybodyWhy}</View>
          </View>
        ) : (
          <View className="sm second">{words.ringFor(step.askAfterSeconds)}</View>
        )}
        {call.undialled && <Notice tone="warn">{words.noDialler(step.phone)}</Notice>}
        <FailureNote of={call} />
        <Btns>
          <Btn grow busy={words.changing} onTap={call.nobody}>
            {words.nobody}
          </Btn>
          <Btn grow busy={words.noting} onTap={talked}>
            {words.talked}
          </Btn>
        </Btns>
        <Btn wide kind="text" icon="phone" onTap={call.redial}>
          {words.again}
        </Btn>
      </Stack>
    </Card>
  )
}
