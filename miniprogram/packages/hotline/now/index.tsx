import { useEffect, useRef, useState } from 'react'
import { listMyCallbacks, listServices } from '../../../features/hotline/api'
import { AskCallback } from '../../../features/hotline/components/ask-callback'
import { Beforehand } from '../../../features/hotline/components/beforehand'
import { CallPanel } from '../../../features/hotline/components/call-panel'
import { DutyNow } from '../../../features/hotline/components/duty-now'
import { OtherWays } from '../../../features/hotline/components/other-ways'
import { Promised } from '../../../features/hotline/components/promised'
import { readDuty } from '../../../features/hotline/duty-api'
import { isOpen } from '../../../features/hotline/promise'
import { useCall } from '../../../features/hotline/use-call'
import { useServerClock } from '../../../features/hotline/use-server-clock'
import { by } from '../../../features/hotline/when'
import { words } from '../../../features/hotline/words'
import { useParams } from '../../../platform/lifecycle'
import { go, readdress } from '../../../platform/navigate'
import { dial } from '../../../platform/phone-call'
import { useShareCard } from '../../../platform/share'
import { LoadedPage } from '../../../ui/page'
import { Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'

/** 找律师: somebody answers now, or there is a promise with a time. `call=now` dials at once, `ask=callback` opens the sheet. */
export default function HotlineNow() {
  const params = useParams()
  const now = useServerClock()
  const page = useLoaded('hotline-now', async () => {
    const [duty, services] = await Promise.all([readDuty(), listServices()])
    return { duties: duty.items, services: services.items }
  })
  const callbacks = useLoaded('hotline-callbacks', listMyCallbacks)
  const serviceId = params['serviceId'] ?? page.data?.services.find(({ kind }) => kind === 'law')?.serviceId
  const service = page.data?.services.find((one) => one.serviceId === serviceId)
  const duty = page.data?.duties.find((one) => one.serviceId === serviceId)
  const [asking, setAsking] = useState(params['ask'] === 'callback')
  const call = useCall(serviceId, () => {
    toast(words.callbackAsked)
    void callbacks.reload()
  })
  useShareCard({ title: words.title, page: 'hotline', params: { serviceId } })

  // Somebody without an account is put through all the same, only without a record.
  const publicNumber = service?.phone
  const begin = async () => {
    if (callbacks.refusal?.code === 'SIGN_IN' && publicNumber !== undefined) {
      toast(words.recordLater, 'info')
      await dial(publicNumber)
    } else await call.start()
  }
  const wanted = useRef(params['call'] === 'now')
  const isKnown = callbacks.state !== 'loading'
  useEffect(() => {
    if (!wanted.current || serviceId === undefined || publicNumber === undefined || !isKnown) return
    wanted.current = false
    // A reload must not dial again.
    readdress('hotline', { serviceId })
    void begin()
  })

  const open = callbacks.data?.items.filter(isOpen) ?? []
  const askCallback = () => {
    if (callbacks.refusal?.code === 'SIGN_IN') go('signIn')
    else if (callbacks.refusal?.code === 'BIND_PHONE') go('bind')
    else setAsking(true)
  }
  return (
    <LoadedPage
      title={service?.kind === 'psychology' ? words.titlePsychology : words.title}
      of={page}
      bones={<Bones of={['card', 'title', 'card', 'title', 'box', 'box']} />}
      over={() =>
        asking &&
        service !== undefined &&
        duty !== undefined && (
          <AskCallback
            service={service}
            promise={by(duty.callbackBy, now)}
            onClose={() => setAsking(false)}
            onAsked={() => {
              setAsking(false)
              toast(words.callbackAsked)
              void callbacks.reload()
            }}
          />
        )
      }
    >
      {({ duties, services }) => (
        <>
          {call.step === undefined ? (
            <DutyNow duty={duty} service={service} now={now} call={call} onCall={begin} onAsk={askCallback} />
          ) : (
            <CallPanel call={call} onTalked={() => go('hotlineMine')} />
          )}
          {open.map((callback) => (
            <Promised key={callback.callbackId} callback={callback} now={now} onChanged={callbacks.reload} />
          ))}
          <Beforehand />
          <OtherWays duty={duty} service={service} services={services} duties={duties} now={now} />
        </>
      )}
    </LoadedPage>
  )
}
