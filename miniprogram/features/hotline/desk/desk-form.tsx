import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Section, Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { QrCode } from '../../../ui/qr-code'
import { Check } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { ChoiceOf } from '../booking/choice'
import '../hotline.css'
import { saveDesk, showDeskCode, type Desk, type DeskService } from './api'
import { NumberField } from './number-field'
import { words } from './words'

const t = words.people
type Kind = Desk['kind']
const KINDS = Object.keys(t.deskKinds) as Kind[]
/** Only these stand somewhere and are checked in at. */
const AT_PLACE: readonly Kind[] = ['window', 'counselling', 'room']

/** '' is no number; NaN is not one. */
const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text))

interface DeskFormProps {
  desk: Desk | undefined
  services: readonly DeskService[]
  onSaved: () => Promise<void>
}

/** A phone desk, a window, a room. */
export const DeskForm = ({ desk, services, onSaved }: DeskFormProps) => {
  const [serviceId, setServiceId] = useState(desk?.serviceId ?? services[0]?.serviceId)
  const [kind, setKind] = useState<Kind>(desk?.kind ?? 'window')
  const [name, setName] = useState(desk?.name ?? '')
  const [number, setNumber] = useState(desk?.number === undefined ? '' : String(desk.number))
  const [purpose, setPurpose] = useState(desk?.purpose ?? '')
  const [placeId, setPlaceId] = useState(desk?.placeId)
  const [buffer, setBuffer] = useState(desk?.bufferMinutes === undefined ? '' : String(desk.bufferMinutes))
  const [active, setActive] = useState(desk?.active ?? true)
  const saving = useSend(saveDesk)
  const places = services.find((one) => one.serviceId === serviceId)?.places ?? []
  const save = async () => {
    if (serviceId === undefined) return
    const [count, minutes] = [numberOf(number), numberOf(buffer)]
    const answer = await saving.send({
      ...(desk === undefined ? {} : { deskId: desk.deskId }),
      serviceId,
      kind,
      name: name.trim(),
      ...(count === undefined ? {} : { number: count }),
      ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
      ...(placeId === undefined || !AT_PLACE.includes(kind) ? {} : { placeId }),
      ...(minutes === undefined ? {} : { bufferMinutes: minutes }),
      active,
    })
    if (answer === undefined) return
    toast(words.saved)
    await onSaved()
  }
  return (
    <Stack gap={20}>
      <ChoiceOf
        label={t.services1}
        items={services.map((one) => ({ id: one.serviceId, name: one.name }))}
        chosen={serviceId}
        onChoose={setServiceId}
      />
      <ChoiceOf
        label={t.deskKind}
        items={KINDS.map((id) => ({ id, name: t.deskKinds[id] }))}
        chosen={kind}
        onChoose={(id) => setKind(KINDS.find((one) => one === id) ?? kind)}
      />
      <Field label={t.desk} value={name} max={30} problem={saving.problem('name')} onInput={setName} />
      {AT_PLACE.includes(kind) && (
        <>
          <ChoiceOf
            label={t.place}
            items={places.map((one) => ({ id: one.placeId, name: one.name }))}
            chosen={placeId}
            onChoose={setPlaceId}
          />
          <NumberField
            label={t.number}
            value={number}
            max={2}
            problem={saving.problem('number')}
            wrong={t.numberWrong}
            onInput={setNumber}
          />
          <Field
            label={t.purpose}
            value={purpose}
            max={20}
            problem={saving.problem('purpose')}
            onInput={setPurpose}
          />
        </>
      )}
      <NumberField
        label={t.buffer}
        value={buffer}
        max={3}
        problem={saving.problem('bufferMinutes')}
        wrong={t.bufferWrong}
        onInput={setBuffer}
      />
      <Check on={active} onTap={() => setActive(!active)}>
        {t.active}
      </Check>
      <FailureNote of={saving} />
      <Btn kind="main" wide busy={words.saving} onTap={save}>
        {words.save}
      </Btn>
      {desk !== undefined && AT_PLACE.includes(desk.kind) && <DeskCode desk={desk} />}
    </Stack>
  )
}

const DeskCode = ({ desk }: { desk: Desk }) => {
  const code = useLoaded(`hotline-desk-code:${desk.deskId}`, () => showDeskCode(desk.deskId), { keep: false })
  return (
    <Section title={t.code} dense>
      {code.data === undefined ? (
        <Instead of={code} />
      ) : (
        <View className="hl-code">
          <QrCode text={code.data.qr} label={`${t.code}，${code.data.deskName}`} size={220} />
          <View className="sm second">{t.codeWhy}</View>
        </View>
      )}
    </Section>
  )
}
