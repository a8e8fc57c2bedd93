import { requireScope, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import type { Services } from '../services'
import type { DeskDoc, ServiceDoc } from '../store/catalogue'

/** A service or desk in the scope of staff; anything else is not there. */
export const staffService = async (
  { catalogue }: Pick<Services, 'catalogue'>,
  caller: Caller,
  serviceId: string,
): Promise<ServiceDoc> => {
  const service = await catalogue.service(serviceId)
  requireScope(caller, service?.orgPath, 'staff')
  if (!service) throw refuse('NOT_FOUND')
  return service
}

export const staffDesk = async (
  { catalogue }: Pick<Services, 'catalogue'>,
  caller: Caller,
  deskId: string,
): Promise<DeskDoc> => {
  const desk = await catalogue.desk(deskId)
  requireScope(caller, desk?.orgPath, 'staff')
  if (!desk) throw refuse('NOT_FOUND')
  return desk
}
