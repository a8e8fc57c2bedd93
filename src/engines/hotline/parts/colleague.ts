import { refuse } from '../../../kernel/refusal'
import { mustNotServe } from '../rules/conflict'
import type { Services } from '../services'
import type { CaseDoc } from '../store/cases'
import type { AdviserDoc } from '../store/catalogue'

/** Another adviser of the same service who may act in the case. */
export const colleagueFor = async (
  { catalogue }: Pick<Services, 'catalogue'>,
  file: CaseDoc,
  adviserId: string,
): Promise<AdviserDoc> => {
  const colleague = await catalogue.adviser(adviserId)
  if (!colleague?.active || !colleague.serviceIds.includes(file.serviceId)) throw refuse('NOT_FOUND')
  if (mustNotServe(colleague, file.personPath)) throw refuse('AGAINST_OWN_CLIENT')
  return colleague
}
