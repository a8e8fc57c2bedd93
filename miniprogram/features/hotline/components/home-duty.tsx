import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { DutyCard } from '../../../ui/duty-card'
import { useElder } from '../../../ui/elder'
import { Section, Sep } from '../../../ui/layout'
import { Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { readDuty, type Duty } from '../duty-api'
import { homeWords as words } from '../home-words'
import { portraitOf } from '../portrait'
import { serverNow } from '../server-clock'
import { by, endOf, timeOf } from '../when'

/** Today's duty lawyer on the home page: one tap calls. A home page without an answer here does without the card.
 *  `calm`: the page's one main action is another. */
export const HomeDuty = ({ calm }: { calm: boolean }) => {
  const duty = useLoaded('hotline-duty', readDuty)
  const elder = useElder()
  const law = duty.data?.items.find(({ kind }) => kind === 'law')
  if (law === undefined) return duty.state === 'loading' ? <Bones of={['card']} /> : null
  const card = <Card duty={law} elder={elder} calm={calm} />
  if (elder) return card
  return (
    <Section title={words.today} more={{ word: words.hotline, onTap: () => go('hotline') }}>
      {card}
    </Section>
  )
}

const Card = ({ duty, elder, calm }: { duty: Duty; elder: boolean; calm: boolean }) => {
  const { serviceId } = duty
  const open = duty.state === 'open'
  return (
    <DutyCard
      name={
        duty.duty === undefined
          ? duty.serviceName
          : words.title(duty.duty.adviser.name, duty.duty.adviser.kind)
      }
      picture={portraitOf(duty.duty?.adviser)}
      state={dutyState(duty)}
      sub={<Sub duty={duty} />}
      promise={words.privacy}
    >
      {open ? (
        <Btn
          grow
          kind={calm ? 'plain' : 'main'}
          tall={elder}
          icon="phone"
          onTap={() => go('hotline', { serviceId, call: 'now' })}
        >
          {elder ? words.callLong : words.call}
        </Btn>
      ) : (
        <Btn
          grow
          kind={calm ? 'plain' : 'main'}
          tall={elder}
          icon="callback"
          onTap={() => go('hotline', { serviceId, ask: 'callback' })}
        >
          {words.leave}
        </Btn>
      )}
      {!elder && (
        <Btn grow icon="calendar" onTap={() => go('hotlineBook', { serviceId })}>
          {words.book}
        </Btn>
      )}
    </DutyCard>
  )
}

/** 现在能接, or from when. */
export const dutyState = (duty: Duty) => {
  if (duty.state === 'open') return { tone: 'ok', word: words.open } as const
  if (duty.state === 'later' && duty.nextOpenAt !== undefined)
    return { tone: 'warn', word: words.opensAt(timeOf(duty.nextOpenAt)) } as const
  return { tone: 'plain', word: words.closed } as const
}

const Sub = ({ duty }: { duty: Duty }) => {
  if (duty.state !== 'open') return <>{words.callbackBy(by(duty.callbackBy, serverNow()))}</>
  if (duty.duty === undefined) return null
  const { goodAt } = duty.duty.adviser
  return (
    <>
      {goodAt.length > 0 && words.goodAt(goodAt.slice(0, 3))}
      {goodAt.length > 0 && <Sep />}
      {words.until(endOf(duty.duty.endsAt))}
    </>
  )
}
