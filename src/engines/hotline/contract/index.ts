import { defineContract } from '../../../kernel/contract'
import { bookingOperations } from './booking'
import { callOperations } from './call'
import { caseOperations } from './case'
import { chatOperations } from './chat'
import { deskOperations } from './desk'
import { dutyOperations } from './duty'
import { rosterOperations } from './roster'
import { setupOperations } from './setup'
import { watchOperations } from './watch'

/** Duty, calls, bookings, chats and cases: somebody always answers, or there is a promise with a time. */
export const hotline = defineContract({
  ...dutyOperations,
  ...bookingOperations,
  ...callOperations,
  ...chatOperations,
  ...caseOperations,
  ...deskOperations,
  ...setupOperations,
  ...rosterOperations,
  ...watchOperations,
})
