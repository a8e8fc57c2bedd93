import { useState } from 'react'
import { useBindGroup } from '../../../features/membership/use-bind-group'
import { words } from '../../../features/membership/words'
import { back, go } from '../../../platform/navigate'
import { isWeapp } from '../../../platform/where'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Page } from '../../../ui/page'
import { Blank } from '../../../ui/states'

/** The admin of a group binds it: the code of the staff says which group it is here, WeChat says which one it is there. */
export default function BindGroupPage() {
  return isWeapp ? <BindHere /> : <OnlyInWeChat />
}

const OnlyInWeChat = () => (
  <Page title={words.bindGroup}>
    <Blank icon="chat" head={words.groupInWeChat} words={words.groupInWeChatWhy}>
      <Btn onTap={back}>{words.back}</Btn>
    </Blank>
  </Page>
)

const BindHere = () => {
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [bound, setBound] = useState<string>()
  const binding = useBindGroup()
  const right = /^\d{8}$/.test(code)
  const bind = async () => {
    setTried(true)
    if (!right) return
    setBound((await binding.send({ code }))?.name)
  }
  if (bound !== undefined)
    return (
      <Page title={words.bindGroup}>
        <Blank icon="done" head={words.groupBound(bound)} words={words.groupBoundWhy}>
          <Btn kind="main" onTap={() => go('groups')}>
            {words.toGroups}
          </Btn>
        </Blank>
      </Page>
    )
  return (
    <Page
      title={words.bindGroup}
      foot={
        <BottomBar>
          <Btn kind="main" wide busy={words.bindingGroup} onTap={bind}>
            {words.bindThisGroup}
          </Btn>
        </BottomBar>
      }
    >
      <Stack gap={20}>
        <Notice icon="info">{words.groupHow}</Notice>
        <Field
          label={words.groupCode}
          type="number"
          max={8}
          value={code}
          placeholder={words.groupCodePlace}
          problem={tried && !right ? words.groupCodeProblem : binding.problem('code')}
          onInput={setCode}
        />
        <FailureNote of={binding} />
      </Stack>
    </Page>
  )
}
