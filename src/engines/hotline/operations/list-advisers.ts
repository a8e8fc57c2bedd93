import { hotline } from '../contract'
import { boardOf } from '../parts/board'
import { adviserCard } from '../parts/cards'
import { operation } from '../services'

export const listAdvisers = operation(hotline.listAdvisers, async (given) => {
  const { advisers } = await boardOf(given, given.input.serviceId)
  const { language } = given.input
  return {
    items: [...advisers.values()]
      .filter(({ languages }) => language === undefined || languages.includes(language))
      .map(adviserCard),
  }
})
