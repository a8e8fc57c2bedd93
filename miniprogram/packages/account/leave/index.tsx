import { View } from '@tarojs/components'
import { useState } from 'react'
import { leave } from '../../../features/membership/api'
import { words } from '../../../features/membership/words'
import { signOut } from '../../../platform/identity'
import { back, go } from '../../../platform/navigate'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import { Page } from '../../../ui/page'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'

/** Leaving is typed out, so that nobody leaves by a slip. */
export default function LeavePage() {
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const leaving = useSend(leave)
  const right = typed.trim() === words.leavePhrase
  const leaveNow = async () => {
    setTried(true)
    if (!right || (await leaving.send({ confirm: words.leavePhrase })) === undefined) return
    signOut()
    toast(words.left)
    go('home')
  }
  return (
    <Page
      title={words.leaveLink}
      foot={
        <BottomBar>
          <Btns>
            <Btn grow onTap={back}>
              {words.stay}
            </Btn>
            <Btn grow kind="danger" busy={words.leaving} onTap={leaveNow}>
              {words.leave}
            </Btn>
          </Btns>
        </BottomBar>
      }
    >
      <Stack gap={20}>
        <Heading level={2}>{words.leaveHead}</Heading>
        <View className="read__ol">
          {words.leaveFacts.map((fact, place) => (
            <View key={fact} className="read__li">
              <View className="read__n">{place + 1}</View>
              <View className="grow">{fact}</View>
            </View>
          ))}
        </View>
        <Field
          label={words.leaveType}
          value={typed}
          max={10}
          problem={tried && !right ? words.leaveProblem : undefined}
          onInput={setTyped}
        />
        <FailureNote of={leaving} />
      </Stack>
    </Page>
  )
}
