import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { DutyCard } from '../../../ui/duty-card'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import type { Service } from '../api'
import type { Duty } from '../duty-api'
import { dutyState } from './home-duty'
import type { Calling } from '../use-call'
import { by, endOf, when } from '../when'
import { portraitOf } from '../portrait'
import { words } from '../words'

interface DutyNowProps {
  duty: Duty | undefined
  service: Service | undefined
  now: number | undefined
  call: Calling
  onCall: () => Promise<void>
  onAsk: () => void
}

/** Who has the phone, and the three ways: ring now, be rung, come at a time. */
export const DutyNow = ({ duty, service, now, call, onCall, onAsk }: DutyNowProps) => {
  if (duty === undefined || service === undefined) return <Notice tone="warn">{words.nobodyOnDuty}</Notice>
  const open = duty.state === 'open'
  const person = duty.duty
  const call12351 = (
    <Btn grow kind={open ? 'main' : 'plain'} icon="phone" busy={words.noting} onTap={onCall}>
      {open ? words.callNow(duty.phone) : words.callAnyway(duty.phone)}
    </Btn>
  )
  const ask = (
    <Btn grow kind={open ? 'plain' : 'main'} icon="callback" onTap={onAsk}>
      {duty.kind === 'law' ? words.askCallback : words.askCallbackPsychology}
    </Btn>
  )
  const book = (
    <Btn grow icon="calendar" onTap={() => go('hotlineBook', { serviceId: duty.serviceId })}>
      {words.book}
    </Btn>
  )
  return (
    <Stack gap={12}>
      <DutyCard
        name={
          person === undefined ? duty.serviceName : words.adviser(person.adviser.name, person.adviser.kind)
        }
        picture={portraitOf(person?.adviser)}
        state={dutyState(duty)}
        sub={
          person === undefined
            ? words.hours(service.hours)
            : open
              ? words.onDuty(endOf(person.endsAt))
              : words.nextOnDuty(when(person.startsAt, now))
        }
        promise={words.privacy}
      >
        <View className="grow stack gap-12">
          <View className="sm second">
            {[
              ...(person !== undefined && person.adviser.goodAt.length > 0
                ? [words.goodAt(person.adviser.goodAt)]
                : []),
              ...(person !== undefined && person.adviser.languages.length > 0
                ? [words.speaks(person.adviser.languages)]
                : []),
              ...(duty.hours.length > 0
                ? [words.todayHours(duty.hours.map(({ from, to }) => `${from}–${to}`))]
                : [words.hours(service.hours)]),
            ].map((line) => (
              <View key={line}>{line}</View>
            ))}
          </View>
          <Btns>{open ? call12351 : ask}</Btns>
          <Btns>
            {open ? ask : call12351}
            {book}
          </Btns>
        </View>
      </DutyCard>
      <FailureNote of={call} />
      {!open && (
        <Notice tone="warn" head={words.closedHead}>
          {words.closedWhy(by(duty.callbackBy, now))}
        </Notice>
      )}
    </Stack>
  )
}
