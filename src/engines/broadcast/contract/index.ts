import { defineContract } from '../../../kernel/contract'
import { aiming } from './aiming'
import { drafting } from './drafting'
import { reading } from './reading'
import { relaying } from './relaying'
import { results } from './results'
import { sending } from './sending'
import { ways } from './ways'

/** Everything that may be asked about broadcasts: readers, the desk that sends, group admins who pass on. */
export const broadcast = defineContract({
  ...reading,
  ...aiming,
  ...drafting,
  ...sending,
  ...ways,
  ...results,
  ...relaying,
})
