import { useState } from 'react'
import { scanCode } from '../../../platform/scan'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { timeOf } from '../when'
import { words as seen } from '../words'
import { checkInGuest } from './api'
import { words } from './words'

const t = words.guest

/** Somebody stands at the desk: by the six digits or the code on their phone. */
export const GuestField = ({ onArrived }: { onArrived: () => Promise<void> }) => {
  const [code, setCode] = useState('')
  const [done, setDone] = useState<string>()
  const [short, setShort] = useState(false)
  const arriving = useSend(checkInGuest)
  const arrive = async (text: string) => {
    setShort(text.length < 6)
    if (text.length < 6) return
    const answer = await arriving.send({ code: text })
    if (answer === undefined) return
    setCode('')
    setDone(t.done(answer.person, timeOf(answer.startsAt), answer.deskName, answer.adviserName))
    await onArrived()
  }
  return (
    <Stack gap={12}>
      {done !== undefined && <Notice tone="ok">{done}</Notice>}
      <Field
        label={t.label}
        value={code}
        type="number"
        max={6}
        help={t.help}
        problem={short ? t.short : arriving.problem('code')}
        onInput={(text) => {
          setCode(text.trim())
          setDone(undefined)
          setShort(false)
        }}
        onDone={() => void arrive(code)}
      />
      <FailureNote of={arriving} />
      <Btns>
        <Btn grow busy={t.going} onTap={() => arrive(code)}>
          {t.go}
        </Btn>
        <Btn
          grow
          icon="qr"
          onTap={async () => {
            const scanned = await scanCode({ aim: seen.scanGuest, close: seen.scanClose })
            if (typeof scanned === 'object') await arrive(scanned.text)
            else if (scanned === 'no-camera') toast(t.noCamera, 'info')
          }}
        >
          {seen.scanGuest}
        </Btn>
      </Btns>
    </Stack>
  )
}
