import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Check } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveService, type DeskService } from './api'
import { words } from './words'

const t = words.people
/** The promises of a service, as numbers. */
const NUMBERS = [
  ['callbackMinutes', t.callbackMinutes],
  ['chatMinutes', t.chatMinutes],
  ['askAfterSeconds', t.askAfter],
  ['daysAhead', t.daysAhead],
  ['changeUntilMinutes', t.changeUntil],
  ['stepMinutes', t.step],
  ['bufferMinutes', t.buffer],
] as const
type NumberName = (typeof NUMBERS)[number][0]

interface ServiceFormProps {
  service: DeskService
  onSaved: () => Promise<void>
}

/** What a service promises: its number, hours and times. Promises already given keep their time. */
export const ServiceForm = ({ service, onSaved }: ServiceFormProps) => {
  const [name, setName] = useState(service.name)
  const [phone, setPhone] = useState(service.phone)
  const [hours, setHours] = useState(service.hours)
  const [numbers, setNumbers] = useState<Readonly<Record<NumberName, string>>>({
    callbackMinutes: String(service.callbackMinutes),
    chatMinutes: String(service.chatMinutes),
    askAfterSeconds: String(service.askAfterSeconds),
    daysAhead: String(service.daysAhead),
    changeUntilMinutes: String(service.changeUntilMinutes),
    stepMinutes: String(service.stepMinutes),
    bufferMinutes: String(service.bufferMinutes),
  })
  const [active, setActive] = useState(service.active)
  const saving = useSend(saveService)
  const save = async () => {
    const count = (key: NumberName) => Number(numbers[key])
    const answer = await saving.send({
      serviceId: service.serviceId,
      orgId: service.orgId,
      name: name.trim(),
      kind: service.kind,
      phone: phone.trim(),
      hours: hours.trim(),
      matters: service.matters,
      places: service.places,
      callbackMinutes: count('callbackMinutes'),
      chatMinutes: count('chatMinutes'),
      askAfterSeconds: count('askAfterSeconds'),
      daysAhead: count('daysAhead'),
      changeUntilMinutes: count('changeUntilMinutes'),
      stepMinutes: count('stepMinutes'),
      bufferMinutes: count('bufferMinutes'),
      active,
    })
    if (answer === undefined) return
    toast(words.saved)
    await onSaved()
  }
  return (
    <Stack gap={20}>
      <Notice>{t.serviceHelp}</Notice>
      <Field label={t.serviceName} value={name} max={30} problem={saving.problem('name')} onInput={setName} />
      <Field
        label={t.servicePhone}
        value={phone}
        max={20}
        problem={saving.problem('phone')}
        onInput={setPhone}
      />
      <Field
        label={t.serviceHours}
        value={hours}
        max={60}
        problem={saving.problem('hours')}
        onInput={setHours}
      />
      <View className="dk-cols">
        {NUMBERS.map(([key, word]) => (
          <View key={key} className="dk-cols__it">
            <Field
              label={word}
              value={numbers[key]}
              type="number"
              max={5}
              problem={saving.problem(key) === undefined ? undefined : t.wrongNumber}
              onInput={(text) => setNumbers({ ...numbers, [key]: text })}
            />
          </View>
        ))}
      </View>
      <Check on={active} onTap={() => setActive(!active)}>
        {t.active}
      </Check>
      <FailureNote of={saving} />
      <Btn kind="main" wide busy={words.saving} onTap={save}>
        {words.save}
      </Btn>
    </Stack>
  )
}
