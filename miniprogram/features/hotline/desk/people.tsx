import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Panel } from '../../../ui/staff-frame'
import { Tabs } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { Avatar } from '../../../ui/avatar'
import { useLoaded } from '../../../ui/use-loaded'
import { portraitOf } from '../portrait'
import { words as seen } from '../words'
import { AdviserForm } from './adviser-form'
import { listAllAdvisers, listDesks, type AdviserRow, type Desk, type DeskService } from './api'
import { DeskForm } from './desk-form'
import { ServiceForm } from './service-form'
import { words } from './words'

const t = words.people
type Side = 'people' | 'desks' | 'services'
type Chosen =
  | { readonly kind: 'adviser'; readonly adviser: AdviserRow | undefined }
  | { readonly kind: 'desk'; readonly desk: Desk | undefined }
  | { readonly kind: 'service'; readonly service: DeskService | undefined }

/** Who works for the hotline, at which windows and rooms, and what it promises. */
export const People = ({ may }: { may: boolean }) => {
  const page = useLoaded(
    'hotline-setup',
    async () => {
      const [setup, advisers] = await Promise.all([listDesks(), listAllAdvisers()])
      return { ...setup, advisers: advisers.items }
    },
    { keep: false },
  )
  const [side, setSide] = useState<Side>('people')
  const [chosen, setChosen] = useState<Chosen>()
  const saved = async () => {
    setChosen(undefined)
    await page.reload()
  }
  if (page.data === undefined)
    return (
      <Panel title={t.title}>
        <Instead of={page} />
      </Panel>
    )
  const { services, desks, advisers } = page.data
  const add: Chosen =
    side === 'people'
      ? { kind: 'adviser', adviser: undefined }
      : side === 'desks'
        ? { kind: 'desk', desk: undefined }
        : { kind: 'service', service: undefined }
  return (
    <>
      <Panel
        title={t.title}
        aside={
          may ? (
            <Btn icon="plus" onTap={() => setChosen(add)}>
              {side === 'people' ? t.add : side === 'desks' ? t.addDesk : t.addService}
            </Btn>
          ) : undefined
        }
      >
        <Tabs<Side>
          label={t.title}
          chosen={side}
          onTap={(key) => {
            setSide(key)
            setChosen(undefined)
          }}
          items={[
            { key: 'people', word: t.people, count: advisers.length },
            { key: 'desks', word: t.desks, count: desks.length },
            { key: 'services', word: t.services, count: services.length },
          ]}
        />
        {side === 'people' && advisers.length === 0 && <View className="sm muted">{t.none}</View>}
        {side === 'people' &&
          advisers.map((adviser) => (
            <Row
              key={adviser.adviserId}
              lead={<Avatar dark name={adviser.name} picture={portraitOf(adviser)} />}
              title={seen.adviser(adviser.name, adviser.kind)}
              sub={[...adviser.qualifications, ...adviser.goodAt].join('、')}
              {...(adviser.active ? {} : { end: <Tag>{t.off}</Tag> })}
              onTap={may ? () => setChosen({ kind: 'adviser', adviser }) : undefined}
            />
          ))}
        {side === 'desks' && desks.length === 0 && <View className="sm muted">{t.noDesks}</View>}
        {side === 'desks' &&
          desks.map((desk) => (
            <Row
              key={desk.deskId}
              icon={desk.kind === 'phone' ? 'phone' : desk.kind === 'chat' ? 'chat' : 'pin'}
              title={desk.name}
              sub={[
                services.find(({ serviceId }) => serviceId === desk.serviceId)?.name,
                t.deskKinds[desk.kind],
                desk.purpose,
              ]
                .filter((part) => part !== undefined)
                .join('，')}
              {...(desk.active ? {} : { end: <Tag>{t.off}</Tag> })}
              onTap={may ? () => setChosen({ kind: 'desk', desk }) : undefined}
            />
          ))}
        {side === 'services' &&
          services.map((service) => (
            <Row
              key={service.serviceId}
              icon={service.kind === 'law' ? 'scale' : 'heart'}
              title={`${service.name} ${service.phone}`}
              sub={service.hours}
              {...(service.active ? {} : { end: <Tag>{t.off}</Tag> })}
              onTap={may ? () => setChosen({ kind: 'service', service }) : undefined}
            />
          ))}
      </Panel>
      {chosen !== undefined && (
        <Panel side title={titleOf(chosen)}>
          {chosen.kind === 'adviser' && (
            <AdviserForm
              key={chosen.adviser?.adviserId ?? 'new'}
              adviser={chosen.adviser}
              services={services}
              onSaved={saved}
            />
          )}
          {chosen.kind === 'desk' && (
            <DeskForm
              key={chosen.desk?.deskId ?? 'new'}
              desk={chosen.desk}
              services={services}
              onSaved={saved}
            />
          )}
          {chosen.kind === 'service' && (
            <ServiceForm key={chosen.service?.serviceId ?? 'new'} service={chosen.service} onSaved={saved} />
          )}
        </Panel>
      )}
    </>
  )
}

const titleOf = (chosen: Chosen): string => {
  if (chosen.kind === 'adviser') return chosen.adviser?.name ?? t.add
  return chosen.kind === 'desk' ? (chosen.desk?.name ?? t.addDesk) : (chosen.service?.name ?? t.addService)
}
