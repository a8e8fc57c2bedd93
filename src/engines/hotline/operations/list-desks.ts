import { scopeOf } from '../../../kernel/caller'
import { hotline } from '../contract'
import { serviceCard } from '../parts/cards'
import { operation } from '../services'
import type { DeskDoc } from '../store/catalogue'

export const listDesks = operation(hotline.listDesks, async ({ caller, catalogue }) => {
  const found = await catalogue.servicesBelow(scopeOf(caller, 'staff', 'auditor'))
  const desks = await catalogue.desksOf(found.map(({ _id }) => _id))
  const services = await Promise.all(
    found.map(async (service) => ({
      ...serviceCard({
        service,
        desks: new Map(
          desks.filter(({ serviceId }) => serviceId === service._id).map((one) => [one._id, one]),
        ),
        advisers: new Map((await catalogue.advisersOf(service._id)).map((one) => [one._id, one])),
      }),
      orgId: service.orgId,
      active: service.active,
      stepMinutes: service.stepMinutes,
      bufferMinutes: service.bufferMinutes,
      askAfterSeconds: service.askAfterSeconds,
    })),
  )
  return { services, desks: desks.map(rowOf) }
})

const rowOf = ({ _id, orgPath: _path, ...desk }: DeskDoc) => ({ deskId: _id, ...desk })
