import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { staffDesk, staffService } from '../parts/staff-scope'
import { operation } from '../services'
import type { DeskDoc } from '../store/catalogue'

export const saveDesk = operation(hotline.saveDesk, async (given) => {
  const { input, caller, ids, catalogue, roster, audit } = given
  const service = await staffService(given, caller, input.serviceId)
  const known = input.deskId === undefined ? undefined : await staffDesk(given, caller, input.deskId)
  // What kind of desk it is and whose decides over the rules that were made for it.
  if (known && (known.serviceId !== service._id || known.kind !== input.kind)) throw refuse('NOT_FOUND')
  const { deskId = ids.next('desk'), number, purpose, placeId, bufferMinutes, ...rest } = input
  const others = await catalogue.desksOf([service._id])
  if (others.some(({ _id, name }) => _id !== deskId && name === rest.name)) throw refuse('NAME_TAKEN')
  const desk: DeskDoc = {
    _id: deskId,
    ...rest,
    orgPath: service.orgPath,
    ...(number !== undefined && { number }),
    ...(purpose !== undefined && { purpose }),
    ...(placeId !== undefined && { placeId }),
    ...(bufferMinutes !== undefined && { bufferMinutes }),
  }
  await catalogue.saveDesk(desk)
  await roster.changed([service._id])
  await audit.record({
    action: 'save-desk',
    subject: deskId,
    orgPath: service.orgPath,
    detail: `${desk.active ? '启用' : '停用'}：${desk.name}`,
  })
  return { deskId }
})
