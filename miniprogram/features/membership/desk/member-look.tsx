import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Fact } from '../../../ui/row'
import { Check } from '../../../ui/switch'
import { useSend } from '../../../ui/use-send'
import { revealMember, type MemberRow, type Revealed, type RevealField } from './api'
import { words } from './words'

const FIELDS: readonly RevealField[] = ['phone', 'idNumber']

/** Full numbers of one member: only with a reason, and only as long as this is open. */
export const MemberLook = ({ member, onClose }: { member: MemberRow; onClose: () => void }) => {
  const t = words.members
  const [fields, setFields] = useState<readonly RevealField[]>(['phone'])
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const [shown, setShown] = useState<Revealed>()
  const sending = useSend(revealMember)
  const look = async () => {
    setTried(true)
    if (why.trim() === '' || fields.length === 0) return
    setShown(await sending.send({ memberId: member.memberId, fields: [...fields], why: why.trim() }))
  }
  if (shown !== undefined)
    return (
      <Dialog title={member.name} onClose={onClose}>
        <Stack gap={16}>
          <View>
            {shown.phone !== undefined && <Fact name={t.phone}>{shown.phone}</Fact>}
            {fields.includes('idNumber') && <Fact name={t.idNumber}>{shown.idNumber ?? t.noIdNumber}</Fact>}
          </View>
          <Notice>{t.lookDone}</Notice>
          <Btn wide onTap={onClose}>
            {t.hide}
          </Btn>
        </Stack>
      </Dialog>
    )
  return (
    <Dialog title={t.lookTitle(member.name)} onClose={onClose}>
      <Stack gap={16}>
        <Notice tone="warn" icon="eye">
          {t.lookWarn}
        </Notice>
        <View>
          {FIELDS.map((field) => (
            <Check
              key={field}
              on={fields.includes(field)}
              onTap={() =>
                setFields((before) =>
                  before.includes(field) ? before.filter((one) => one !== field) : [...before, field],
                )
              }
            >
              {t[field]}
            </Check>
          ))}
        </View>
        <Field
          label={t.lookWhy}
          value={why}
          max={100}
          onInput={setWhy}
          help={t.lookWhyHelp}
          problem={tried && why.trim() === '' ? t.lookWhyMissing : sending.problem('why')}
          onDone={() => void look()}
        />
        <FailureNote of={sending} />
        <Btn kind="main" wide busy={t.lookBusy} off={fields.length === 0} onTap={look}>
          {t.lookGo}
        </Btn>
      </Stack>
    </Dialog>
  )
}
