import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { dutyCard } from '../parts/duty-card'
import { servicesFor } from '../parts/service-choice'
import { operation } from '../services'

/** What stands on the card that is handed out; the client draws it with the QR code. */
export const readContactCard = operation(hotline.readContactCard, async (given) => {
  const { input, caller, catalogue, people, ports, clock } = given
  const found = await servicesFor(catalogue, caller)
  const service = input.serviceId === undefined ? found[0] : found.find(({ _id }) => _id === input.serviceId)
  if (!service) throw refuse('NOT_FOUND')
  const board = await boardOf(given, service._id)
  const [org] = await people.orgs([service.orgId])
  const { duty } = dutyCard(board, clock.now())
  return {
    title: service.kind === 'law' ? '工会法律服务联系卡' : '工会心理关怀联系卡',
    orgName: org?.name ?? '',
    serviceName: service.name,
    phone: service.phone,
    hours: service.hours,
    ...(duty && { duty }),
    lines: ['免费', '谈的内容不会告诉单位', '没人接也会按时回电'],
    qr: `${ports.publicUrl}/#/packages/hotline/now/index?serviceId=${service._id}`,
  }
})
