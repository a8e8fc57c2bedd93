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
import { Chosen } from '../../desk/chosen'
import { Dialog } from '../../desk/dialog'
import { OrgTree } from '../../membership/desk/org-tree'
import { ChoiceOf } from '../booking/choice'
import { saveService, type DeskService } from './api'
import { Matters, Places, type MatterDraft, type PlaceDraft } from './service-lists'
import { NumberField } from './number-field'
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

/** What a new service begins with; all of it can be changed. */
const FRESH: Readonly<Record<NumberName, string>> = {
  ...{ callbackMinutes: '120', chatMinutes: '30', askAfterSeconds: '20', daysAhead: '30' },
  ...{ changeUntilMinutes: '120', stepMinutes: '30', bufferMinutes: '10' },
}

interface ServiceFormProps {
  /** Absent: a new one. */
  service: DeskService | undefined
  onSaved: () => Promise<void>
}

/** What a service promises: its number, hours and times. Promises already given keep their time. */
export const ServiceForm = ({ service, onSaved }: ServiceFormProps) => {
  const [org, setOrg] = useState<{ orgId: string; name: string }>()
  const [kind, setKind] = useState<DeskService['kind']>(service?.kind ?? 'law')
  const [name, setName] = useState(service?.name ?? '')
  const [phone, setPhone] = useState(service?.phone ?? '')
  const [hours, setHours] = useState(service?.hours ?? '')
  const [matters, setMatters] = useState<readonly MatterDraft[]>(
    service?.matters.map((matter) => ({ ...matter, minutes: String(matter.minutes) })) ?? [
      { name: '', minutes: '30', urgent: false },
    ],
  )
  const [places, setPlaces] = useState<readonly PlaceDraft[]>(service?.places ?? [])
  const [numbers, setNumbers] = useState<Readonly<Record<NumberName, string>>>(
    service === undefined
      ? FRESH
      : {
          callbackMinutes: String(service.callbackMinutes),
          chatMinutes: String(service.chatMinutes),
          askAfterSeconds: String(service.askAfterSeconds),
          daysAhead: String(service.daysAhead),
          changeUntilMinutes: String(service.changeUntilMinutes),
          stepMinutes: String(service.stepMinutes),
          bufferMinutes: String(service.bufferMinutes),
        },
  )
  const [active, setActive] = useState(service?.active ?? true)
  const [choosing, setChoosing] = useState(false)
  const [tried, setTried] = useState(false)
  const saving = useSend(saveService)
  const save = async () => {
    const count = (key: NumberName) => Number(numbers[key])
    const orgId = service?.orgId ?? org?.orgId
    setTried(true)
    if (orgId === undefined) return
    const answer = await saving.send({
      ...(service === undefined ? {} : { serviceId: service.serviceId }),
      orgId,
      name: name.trim(),
      kind,
      phone: phone.trim(),
      hours: hours.trim(),
      matters: matters.map((matter) => ({
        ...matter,
        name: matter.name.trim(),
        minutes: Number(matter.minutes),
      })),
      places: places.map((place) => ({ ...place, name: place.name.trim(), address: place.address.trim() })),
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
      {service === undefined ? (
        <>
          <View className={tried && org === undefined ? 'field is-bad' : 'field'}>
            <View className="field__label">{t.serviceOrg}</View>
            <View className="dk-wrap">
              {org !== undefined && (
                <Chosen label={`${words.cancel}：${org.name}`} onRemove={() => setOrg(undefined)}>
                  {org.name}
                </Chosen>
              )}
              <Btn small kind="line" onTap={() => setChoosing(true)}>
                {t.addOrg}
              </Btn>
            </View>
            {tried && org === undefined && <View className="field__help">{t.serviceOrgMissing}</View>}
          </View>
          <ChoiceOf
            label={t.serviceKind}
            items={[
              { id: 'law', name: t.serviceKinds.law },
              { id: 'psychology', name: t.serviceKinds.psychology },
            ]}
            chosen={kind}
            onChoose={(id) => setKind(id === 'psychology' ? 'psychology' : 'law')}
          />
        </>
      ) : (
        <Notice>{t.serviceHelp}</Notice>
      )}
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
      <Matters items={matters} problem={saving.problem} onChange={setMatters} />
      <Places items={places} problem={saving.problem} onChange={setPlaces} />
      <View className="dk-cols">
        {NUMBERS.map(([key, word]) => (
          <View key={key} className="dk-cols__it">
            <NumberField
              label={word}
              value={numbers[key]}
              max={5}
              problem={saving.problem(key)}
              wrong={t.wrongNumber}
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
      {choosing && (
        <Dialog title={t.serviceOrg} onClose={() => setChoosing(false)}>
          <OrgTree
            chosen={org === undefined ? [] : [org.orgId]}
            onTap={({ orgId, name: called }) => {
              setOrg({ orgId, name: called })
              setChoosing(false)
            }}
          />
        </Dialog>
      )}
    </Stack>
  )
}
