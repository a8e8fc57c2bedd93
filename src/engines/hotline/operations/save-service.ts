import { requireScope } from '../../../kernel/caller'
import { hotline } from '../contract'
import { staffService } from '../parts/staff-scope'
import { operation } from '../services'
import type { ServiceDoc } from '../store/catalogue'

/** Matters and places keep their ids, so that what was booked for them still knows them. */
export const saveService = operation(hotline.saveService, async (given) => {
  const { input, caller, ids, catalogue, people, roster, audit } = given
  if (input.serviceId !== undefined) await staffService(given, caller, input.serviceId)
  const [org] = await people.orgs([input.orgId])
  requireScope(caller, org?.orgPath, 'staff')
  const { serviceId = ids.next('svc'), matters, places, ...rest } = input
  const service: ServiceDoc = {
    _id: serviceId,
    ...rest,
    orgPath: [...(org?.orgPath ?? [])],
    matters: matters.map(({ matterId = ids.next('matter'), ...matter }) => ({ matterId, ...matter })),
    places: places.map(({ placeId = ids.next('place'), latitude, longitude, ...place }) => ({
      placeId,
      ...place,
      ...(latitude !== undefined && { latitude }),
      ...(longitude !== undefined && { longitude }),
    })),
  }
  await catalogue.saveService(service)
  await roster.changed([serviceId])
  await audit.record({
    action: 'save-service',
    subject: serviceId,
    orgPath: service.orgPath,
    detail: `服务：${service.name}`,
  })
  return { serviceId }
})
