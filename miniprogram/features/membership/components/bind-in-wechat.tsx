import { useState } from 'react'
import { Btn, WeChatBtn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Check } from '../../../ui/switch'
import { useSend } from '../../../ui/use-send'
import { bindByPhoneCode, type Binding } from '../api'
import { words } from '../words'

/** WeChat hands over a code for the number the person keeps there; nothing is typed. */
export const BindInWeChat = ({ onBound }: { onBound: (binding: Binding) => void }) => {
  const [agreed, setAgreed] = useState(false)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState(false)
  const binding = useSend(bindByPhoneCode)
  const bind = async (code: string | undefined) => {
    setRefused(code === undefined)
    if (code === undefined) return
    const answer = await binding.send({ code, consent: true })
    if (answer !== undefined) onBound(answer)
  }
  return (
    <Stack gap={16}>
      <Check on={agreed} onTap={() => setAgreed(!agreed)}>
        {words.phoneAgree}
      </Check>
      {tried && !agreed && <Notice tone="warn">{words.needAgree}</Notice>}
      {refused && <Notice tone="warn">{words.wechatPhoneRefused}</Notice>}
      <FailureNote of={binding} />
      {agreed && !binding.busy ? (
        <WeChatBtn kind="main" wide opens="phone" onCode={(code) => void bind(code)}>
          {words.wechatPhone}
        </WeChatBtn>
      ) : (
        <Btn kind="main" wide isBusy={binding.busy} busy={words.binding} onTap={() => setTried(true)}>
          {words.wechatPhone}
        </Btn>
      )}
    </Stack>
  )
}
