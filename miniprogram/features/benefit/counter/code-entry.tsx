import { useState } from 'react'
import { scanCode } from '../../../platform/scan'
import { Btn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import './counter.css'
import { words } from './words'

interface CodeEntryProps {
  /** The text of a QR code, or twelve digits. */
  onCode: (code: string) => Promise<unknown>
  problem: string | undefined
}

/** Full-width digits, spaces and dashes are how people type twelve digits. */
const digitsOf = (typed: string): string =>
  typed
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[\s—–-]/g, '')

/** Scan, or type what the customer reads out. */
export const CodeEntry = ({ onCode, problem }: CodeEntryProps) => {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [noCamera, setNoCamera] = useState(false)
  const scan = async () => {
    const scanned = await scanCode({ aim: words.aim, close: words.close })
    setNoCamera(scanned === 'no-camera')
    if (typeof scanned === 'object') await onCode(scanned.text)
  }
  const look = async () => {
    const digits = digitsOf(typed)
    setWrong(!/^\d{12}$/.test(digits))
    if (/^\d{12}$/.test(digits)) await onCode(digits)
  }
  return (
    <Stack gap={16}>
      <Btn kind="main" wide tall icon="qr" onTap={scan}>
        {words.scan}
      </Btn>
      {noCamera && <Notice tone="warn">{words.noCamera}</Notice>}
      <Field
        label={words.digits}
        value={typed}
        type="number"
        max={20}
        problem={wrong ? words.digitsBad : problem}
        onInput={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        onDone={() => void look()}
      />
      <Btn wide busy={words.looking} onTap={look}>
        {words.look}
      </Btn>
    </Stack>
  )
}
