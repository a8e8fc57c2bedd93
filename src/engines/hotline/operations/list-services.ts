import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { serviceCard } from '../parts/cards'
import { servicesFor } from '../parts/service-choice'
import { operation } from '../services'

export const listServices = operation(hotline.listServices, async (given) => {
  const found = await servicesFor(given.catalogue, given.caller)
  const boards = await Promise.all(found.map(({ _id }) => boardOf(given, _id)))
  return { items: boards.map(serviceCard) }
})
