import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field, TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Check } from '../../../ui/switch'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { listServices } from '../api'
import { ChoiceOf } from '../booking/choice'
import { by } from '../when'
import { openOutsideCase, type KnownCase, type NotedCall } from './api'
import { KnownCases, type Which } from './known-cases'
import { words } from './words'

const t = words.outside
const PHONE = /^1[3-9]\d{9}$/

const doneWord = (phone: string, noted: NotedCall, joined: boolean, now: number | undefined): string => {
  const { linkSent, promisedBy } = noted
  const said = joined && !linkSent ? t.joined(phone) : linkSent ? t.done(phone) : t.notSent(phone)
  return promisedBy === undefined ? said : said + t.promised(by(promisedBy, now))
}

type Call = Omit<Parameters<typeof openOutsideCase>[0], 'serviceId'>

/** A call from outside the app, noted while it is going on: the number is enough. */
export const OutsideCall = ({ now, onClose }: { now: number | undefined; onClose: () => void }) => {
  const services = useLoaded('hotline-services', listServices)
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [serviceId, setServiceId] = useState<string>()
  const [matterId, setMatterId] = useState<string>()
  const [about, setAbout] = useState('')
  const [callback, setCallback] = useState(false)
  const [urgent, setUrgent] = useState(false)
  const [tried, setTried] = useState(false)
  const [done, setDone] = useState<string>()
  const [known, setKnown] = useState<readonly KnownCase[]>([])
  const items = services.data?.items ?? []
  const service = items.find((one) => one.serviceId === serviceId) ?? items[0]
  // Nobody at the telephone waits for a list: where no service is chosen, the first one takes the call.
  const opening = useSend(async (call: Call & { chosen: string | undefined }, key: string) => {
    const { chosen, ...rest } = call
    const first = chosen ?? service?.serviceId ?? (await listServices()).items[0]?.serviceId ?? ''
    return openOutsideCase({ ...rest, serviceId: first }, key)
  })
  const wrong = !PHONE.test(phone)
  const change = (how: () => void) => {
    how()
    setKnown([])
    setDone(undefined)
  }
  const open = async (which: Which = {}) => {
    setTried(true)
    if (wrong) return
    const answer = await opening.send({
      // What a person chose, not what has loaded since: trying again must stay the same request.
      chosen: serviceId,
      phone,
      about: about.trim(),
      urgent,
      callback,
      ...(matterId === undefined ? {} : { matterId }),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...which,
    })
    if (answer === undefined) return
    setKnown(answer.known)
    if (answer.noted === undefined) return
    setDone(doneWord(answer.phone, answer.noted, which.caseId !== undefined, now))
    setPhone('')
    setName('')
    setAbout('')
    setMatterId(undefined)
    setCallback(false)
    setUrgent(false)
    setTried(false)
  }
  return (
    <Dialog title={t.title} onClose={onClose}>
      <Stack gap={20}>
        {known.length > 0 ? (
          <KnownCases phone={phone} known={known} now={now} onChoose={open} onBack={() => setKnown([])} />
        ) : (
          <>
            {done !== undefined && <Notice tone="ok">{done}</Notice>}
            <Field
              label={t.phone}
              value={phone}
              type="number"
              max={11}
              problem={tried && wrong ? t.phoneWrong : opening.problem('phone')}
              onInput={(text) => change(() => setPhone(text))}
            />
            {items.length > 1 && (
              <ChoiceOf
                label={t.service}
                items={items.map((one) => ({ id: one.serviceId, name: one.name }))}
                chosen={service?.serviceId}
                onChoose={(id) =>
                  change(() => {
                    setServiceId(id)
                    setMatterId(undefined)
                  })
                }
              />
            )}
            {service !== undefined && (
              <ChoiceOf
                label={t.matter}
                items={service.matters.map((one) => ({ id: one.matterId, name: one.name }))}
                chosen={matterId}
                onChoose={setMatterId}
              />
            )}
            <TextArea label={t.about} value={about} max={1000} help={t.aboutHelp} onInput={setAbout} />
            <Field label={t.name} value={name} max={20} aside={t.optional} onInput={setName} />
            <View>
              <Check on={callback} onTap={() => setCallback(!callback)}>
                {t.callback}
              </Check>
              <Check on={urgent} onTap={() => setUrgent(!urgent)}>
                {t.urgent}
              </Check>
            </View>
          </>
        )}
        <FailureNote of={opening} />
        {known.length === 0 && (
          <View className="sheet__foot">
            <Btn kind="main" wide busy={words.noting} onTap={() => open()}>
              {t.go}
            </Btn>
          </View>
        )}
      </Stack>
    </Dialog>
  )
}
