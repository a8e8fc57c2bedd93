import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { hotline } from './contract'
import { appealMissed } from './operations/appeal-missed'
import { cancelBooking } from './operations/cancel-booking'
import { changeBooking } from './operations/change-booking'
import { checkIn } from './operations/check-in'
import { confirmBooking } from './operations/confirm-booking'
import { holdSlot } from './operations/hold-slot'
import { joinWaitlist } from './operations/join-waitlist'
import { leaveWaitlist } from './operations/leave-waitlist'
import { listAdvisers } from './operations/list-advisers'
import { listMyBookings } from './operations/list-my-bookings'
import { listMyWaits } from './operations/list-my-waits'
import { listNotices } from './operations/list-notices'
import { listServices } from './operations/list-services'
import { listSlots } from './operations/list-slots'
import { markNoticesRead } from './operations/mark-notices-read'
import { readBooking } from './operations/read-booking'
import { readContactCard } from './operations/read-contact-card'
import { readDutyCard } from './operations/read-duty-card'
import { releaseHold } from './operations/release-hold'
import { searchFreeTimes } from './operations/search-free-times'
import type { HotlinePorts } from './ports'
import { hotlineServices, type Services } from './services'
import { bookings } from './store/bookings'
import { callbacks, calls } from './store/calls'
import { caseEntries, cases } from './store/cases'
import { advisers, desks, services } from './store/catalogue'
import { chatFiles, chatMessages, chats } from './store/chats'
import { alarms, noticeMarks, notices } from './store/notices'
import { holidayChanges, leaves, rosterVersions, rules, shifts } from './store/roster'
import { busyMaps, pieces } from './store/slots'
import { waits } from './store/waits'

/** Somebody always answers, at the time that was promised, and no case is lost. */
export const createHotlineEngine = (ports: HotlinePorts): Engine =>
  defineEngine({
    name: 'hotline',
    contract: {
      listServices: hotline.listServices,
      readDutyCard: hotline.readDutyCard,
      readContactCard: hotline.readContactCard,
      listAdvisers: hotline.listAdvisers,
      searchFreeTimes: hotline.searchFreeTimes,
      listSlots: hotline.listSlots,
      holdSlot: hotline.holdSlot,
      confirmBooking: hotline.confirmBooking,
      releaseHold: hotline.releaseHold,
      changeBooking: hotline.changeBooking,
      cancelBooking: hotline.cancelBooking,
      listMyBookings: hotline.listMyBookings,
      readBooking: hotline.readBooking,
      checkIn: hotline.checkIn,
      appealMissed: hotline.appealMissed,
      joinWaitlist: hotline.joinWaitlist,
      listMyWaits: hotline.listMyWaits,
      leaveWaitlist: hotline.leaveWaitlist,
      listNotices: hotline.listNotices,
      markNoticesRead: hotline.markNoticesRead,
    },
    operations: {
      listServices,
      readDutyCard,
      readContactCard,
      listAdvisers,
      searchFreeTimes,
      listSlots,
      holdSlot,
      confirmBooking,
      releaseHold,
      changeBooking,
      cancelBooking,
      listMyBookings,
      readBooking,
      checkIn,
      appealMissed,
      joinWaitlist,
      listMyWaits,
      leaveWaitlist,
      listNotices,
      markNoticesRead,
    },
    collections: [
      services,
      desks,
      advisers,
      rules,
      shifts,
      leaves,
      holidayChanges,
      rosterVersions,
      pieces,
      busyMaps,
      bookings,
      waits,
      calls,
      callbacks,
      cases,
      caseEntries.law,
      caseEntries.psychology,
      chats,
      chatMessages.law,
      chatMessages.psychology,
      chatFiles,
      notices,
      noticeMarks,
      alarms,
    ],
    services: (unit: Unit): Services => hotlineServices(ports, unit),
  })
