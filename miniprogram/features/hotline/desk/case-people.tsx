import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Tick } from '../../../ui/switch'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useDraft } from '../../../ui/use-draft'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { words as seen } from '../words'
import { handOverCase, listColleagues, nameOnCase } from './api'
import { Booked } from './booked'
import type { CaseFormProps } from './case-form-props'
import { usePassing } from './use-passing'
import { words } from './words'

const t = words.cases

/** Hand a case to somebody else of the desk, with what they must know. */
export const HandForm = ({ view, now, onDone }: CaseFormProps) => {
  const { caseId, serviceId } = view.case
  const colleagues = useLoaded(`hotline-colleagues:${serviceId}`, () => listColleagues(serviceId), {
    keep: false,
  })
  const [summary, writeSummary, forget] = useDraft(`hotline-summary:${caseId}`)
  const [to, setTo] = useState<string>()
  const handing = usePassing(handOverCase)
  const hand = async () => {
    if (to === undefined) return
    if (!(await handing.go({ caseId, adviserId: to, summary: summary.trim() }))) return
    forget()
    toast(t.handDone)
    await onDone()
  }
  if (colleagues.data === undefined) return <Instead of={colleagues} />
  return (
    <Stack gap={20}>
      {handing.booked === undefined ? (
        <>
          <View>
            <View className="field__label">{t.handTo}</View>
            {colleagues.data.items.length === 0 && <Notice>{t.noColleagues}</Notice>}
            {colleagues.data.items.map(({ adviserId, name, kind, onDuty, goodAt }) => (
              <Row
                key={adviserId}
                lead={<Tick round on={adviserId === to} />}
                role="radio"
                checked={adviserId === to}
                title={seen.adviser(name, kind)}
                sub={goodAt.join('、')}
                end={onDuty ? <Tag tone="ok">{t.onDutyNow}</Tag> : null}
                onTap={() => setTo(adviserId)}
              />
            ))}
          </View>
          <TextArea
            label={t.handSummary}
            value={summary}
            max={2000}
            help={t.handHelp}
            problem={handing.problem('summary')}
            onInput={writeSummary}
          />
        </>
      ) : (
        <Booked of={handing} booked={handing.booked} now={now} />
      )}
      <FailureNote of={handing} />
      <View className="sheet__foot">
        <Btn kind="main" wide busy={words.noting} onTap={hand} off={to === undefined}>
          {t.handGo}
        </Btn>
      </View>
    </Stack>
  )
}

/** Let colleagues see the case too, or no longer. */
export const NameForm = ({ view, onDone }: CaseFormProps) => {
  const { caseId, serviceId } = view.case
  const colleagues = useLoaded(`hotline-colleagues:${serviceId}`, () => listColleagues(serviceId), {
    keep: false,
  })
  const naming = useSend(nameOnCase)
  const change = async (adviserId: string, named: boolean) => {
    if ((await naming.send({ caseId, adviserId, named })) !== undefined) await onDone()
  }
  if (colleagues.data === undefined) return <Instead of={colleagues} />
  const names = new Set(view.named.map(({ adviserId }) => adviserId))
  return (
    <Stack gap={12}>
      <Notice>{t.nameWhy}</Notice>
      <FailureNote of={naming} />
      {colleagues.data.items.length === 0 && <View className="sm muted">{t.noColleagues}</View>}
      {colleagues.data.items.map(({ adviserId, name, kind }) => {
        const isNamed = names.has(adviserId)
        const word = isNamed ? t.nameRemove : t.nameAdd
        return (
          <Row
            key={adviserId}
            title={seen.adviser(name, kind)}
            end={
              <Btn small label={`${word}：${name}`} onTap={() => change(adviserId, !isNamed)}>
                {word}
              </Btn>
            }
          />
        )
      })}
    </Stack>
  )
}
