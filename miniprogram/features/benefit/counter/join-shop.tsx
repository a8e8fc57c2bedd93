import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { joinShop } from '../api'
import { words } from './words'

/** For somebody who is at no counter yet. */
export const JoinShop = ({ onJoined }: { onJoined: () => Promise<void> }) => {
  const [code, setCode] = useState('')
  const join = useSend((input: { code: string }, key) => joinShop(input, key))
  const send = async () => {
    const joined = await join.send({ code: code.trim() })
    if (joined === undefined) return
    toast(words.joined(joined.shopName), 'done')
    await onJoined()
  }
  return (
    <Stack gap={16}>
      <Blank icon="qr" head={words.noShop} words={words.noShopWhy} />
      <Field
        label={words.code}
        value={code}
        type="number"
        max={8}
        help={words.codeHelp}
        problem={join.problem('code')}
        onInput={setCode}
      />
      <FailureNote of={join} />
      <Btn wide off={code.trim().length !== 8} busy={words.joining} onTap={send}>
        {words.join}
      </Btn>
    </Stack>
  )
}
