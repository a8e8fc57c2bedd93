import { go } from '../../../platform/navigate'
import { Section } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import type { Service } from '../api'
import type { Duty } from '../duty-api'
import { by } from '../when'
import { words } from '../words'

interface OtherWaysProps {
  duty: Duty | undefined
  service: Service | undefined
  services: readonly Service[]
  duties: readonly Duty[]
  now: number | undefined
}

/** Write, come in person, the other lines, and what is going on already. */
export const OtherWays = ({ duty, service, services, duties, now }: OtherWaysProps) => {
  const inPerson = service?.ways.some((way) => way === 'window' || way === 'room') === true
  return (
    <Section title={words.other} rows>
      {duty !== undefined && (
        <Row
          icon="chat"
          title={words.write}
          sub={
            duty.chatOpen ? words.writeOpen(by(duty.chatBy, now)) : words.writeClosed(by(duty.chatBy, now))
          }
          onTap={() => go('hotlineChat', { serviceId: duty.serviceId })}
        />
      )}
      {service !== undefined && inPerson && (
        <Row
          icon="pin"
          title={words.inPerson}
          sub={words.inPersonSub(service.places.length)}
          onTap={() => go('hotlineBook', { serviceId: service.serviceId })}
        />
      )}
      {services
        .filter(({ serviceId }) => serviceId !== service?.serviceId)
        .map((one) => (
          <Row
            key={one.serviceId}
            icon={one.kind === 'law' ? 'scale' : 'heart'}
            title={one.name}
            sub={otherHours(one, duties)}
            onTap={() => go('hotline', { serviceId: one.serviceId })}
          />
        ))}
      <Row icon="list" title={words.mine} sub={words.mineSub} onTap={() => go('hotlineMine')} />
    </Section>
  )
}

const otherHours = (service: Service, duties: readonly Duty[]): string => {
  const duty = duties.find(({ serviceId }) => serviceId === service.serviceId)
  return duty?.state === 'open' ? `${service.hours}，现在有人接` : service.hours
}
