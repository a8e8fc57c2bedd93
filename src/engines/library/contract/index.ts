import { defineContract } from '../../../kernel/contract'
import { answers } from './answers'
import { laws } from './laws'
import { reading } from './reading'
import { writing } from './writing'

export { GuideState } from './shapes'

/** Everything that may be asked about statutes, guides and checked answers. */
export const library = defineContract({ ...reading, ...writing, ...laws, ...answers })
