import { defineContract } from '../../../kernel/contract'
import { composing } from './composing'
import { reading } from './reading'
import { relaying } from './relaying'
import { results } from './results'

/** Everything that may be asked about broadcasts: readers, the desk that sends, group admins who pass on. */
export const broadcast = defineContract({ ...reading, ...composing, ...results, ...relaying })
