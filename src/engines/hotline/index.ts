import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { hotline } from './contract'
import { addCaseNote } from './operations/add-case-note'
import { appealMissed } from './operations/appeal-missed'
import { assignCallback } from './operations/assign-callback'
import { assignCase } from './operations/assign-case'
import { cancelBooking } from './operations/cancel-booking'
import { cancelCallback } from './operations/cancel-callback'
import { changeBooking } from './operations/change-booking'
import { checkInGuest } from './operations/check-in-guest'
import { checkIn } from './operations/check-in'
import { claimCase } from './operations/claim-case'
import { closeCase } from './operations/close-case'
import { confirmBooking } from './operations/confirm-booking'
import { coverShift } from './operations/cover-shift'
import { createCalendarLink } from './operations/create-calendar-link'
import { decideAppeal } from './operations/decide-appeal'
import { endLeave } from './operations/end-leave'
import { endRule } from './operations/end-rule'
import { finishBooking } from './operations/finish-booking'
import { handOverCase } from './operations/hand-over-case'
import { holdSlot } from './operations/hold-slot'
import { joinWaitlist } from './operations/join-waitlist'
import { leaveWaitlist } from './operations/leave-waitlist'
import { listAdvisers } from './operations/list-advisers'
import { listAlarms } from './operations/list-alarms'
import { listAllAdvisers } from './operations/list-all-advisers'
import { listAppeals } from './operations/list-appeals'
import { listCallbacks } from './operations/list-callbacks'
import { listCaseClocks } from './operations/list-case-clocks'
import { listCases } from './operations/list-cases'
import { listColleagues } from './operations/list-colleagues'
import { listDeskBookings } from './operations/list-desk-bookings'
import { listDeskChats } from './operations/list-desk-chats'
import { listDesks } from './operations/list-desks'
import { listHolidays } from './operations/list-holidays'
import { listLeaves } from './operations/list-leaves'
import { listMyBookings } from './operations/list-my-bookings'
import { listMyCallbacks } from './operations/list-my-callbacks'
import { listMyCases } from './operations/list-my-cases'
import { listMyWaits } from './operations/list-my-waits'
import { listNotices } from './operations/list-notices'
import { listRoster } from './operations/list-roster'
import { listRules } from './operations/list-rules'
import { listServices } from './operations/list-services'
import { listSlots } from './operations/list-slots'
import { logCallback } from './operations/log-callback'
import { markChatRead } from './operations/mark-chat-read'
import { markNoticesRead } from './operations/mark-notices-read'
import { nameOnCase } from './operations/name-on-case'
import { openChatFile } from './operations/open-chat-file'
import { openChat } from './operations/open-chat'
import { openOutsideCase } from './operations/open-outside-case'
import { passCallback } from './operations/pass-callback'
import { rateCase } from './operations/rate-case'
import { readBooking } from './operations/read-booking'
import { readCase } from './operations/read-case'
import { readChat } from './operations/read-chat'
import { readClaim } from './operations/read-claim'
import { readContactCard } from './operations/read-contact-card'
import { readDutyCard } from './operations/read-duty-card'
import { readMyDesk } from './operations/read-my-desk'
import { readOpenCall } from './operations/read-open-call'
import { releaseHold } from './operations/release-hold'
import { reopenCase } from './operations/reopen-case'
import { reportNoAnswer } from './operations/report-no-answer'
import { reportTalked } from './operations/report-talked'
import { requestCallback } from './operations/request-callback'
import { revealCallbackPhone } from './operations/reveal-callback-phone'
import { saveAdviser } from './operations/save-adviser'
import { saveDesk } from './operations/save-desk'
import { saveHoliday } from './operations/save-holiday'
import { saveLeave } from './operations/save-leave'
import { saveRule } from './operations/save-rule'
import { saveService } from './operations/save-service'
import { searchFreeTimes } from './operations/search-free-times'
import { sendMessage } from './operations/send-message'
import { setNextStep } from './operations/set-next-step'
import { settleAlarm } from './operations/settle-alarm'
import { showDeskCode } from './operations/show-desk-code'
import { startCall } from './operations/start-call'
import { startPortrait } from './operations/start-portrait'
import { startChatFile } from './operations/start-chat-file'
import { takeCallback } from './operations/take-callback'
import { takeChat } from './operations/take-chat'
import { takeLeave } from './operations/take-leave'
import type { HotlinePorts } from './ports'
import { hotlineServices, type Services } from './services'
import { bookings } from './store/bookings'
import { callbacks, calls } from './store/calls'
import { caseEntries, cases, phoneTurns } from './store/cases'
import { advisers, desks, services } from './store/catalogue'
import { chatFiles, chatMessages, chats } from './store/chats'
import { lineCalls, linePositions } from './store/line'
import { looks } from './store/looks'
import { alarms, noticeMarks, notices } from './store/notices'
import { portraits } from './store/portraits'
import { holidayChanges, leaves, rosterVersions, rules, shifts } from './store/roster'
import { busyMaps, pieces } from './store/slots'
import { waits } from './store/waits'

/** Somebody always answers, at the time that was promised, and no case is lost. */
export const createHotlineEngine = (ports: HotlinePorts): Engine =>
  defineEngine({
    name: 'hotline',
    contract: hotline,
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
      startCall,
      reportNoAnswer,
      reportTalked,
      requestCallback,
      cancelCallback,
      listMyCallbacks,
      readOpenCall,
      readClaim,
      claimCase,
      openOutsideCase,
      openChat,
      sendMessage,
      readChat,
      markChatRead,
      startChatFile,
      openChatFile,
      listMyCases,
      readCase,
      listCases,
      addCaseNote,
      nameOnCase,
      handOverCase,
      setNextStep,
      closeCase,
      rateCase,
      reopenCase,
      readMyDesk,
      listDeskBookings,
      checkInGuest,
      finishBooking,
      listCallbacks,
      takeCallback,
      revealCallbackPhone,
      logCallback,
      passCallback,
      listDeskChats,
      takeChat,
      listColleagues,
      createCalendarLink,
      takeLeave,
      listDesks,
      saveService,
      saveDesk,
      startPortrait,
      listAllAdvisers,
      saveAdviser,
      listRules,
      saveRule,
      endRule,
      listRoster,
      coverShift,
      listLeaves,
      saveLeave,
      endLeave,
      listHolidays,
      saveHoliday,
      showDeskCode,
      listCaseClocks,
      listAlarms,
      settleAlarm,
      assignCallback,
      assignCase,
      listAppeals,
      decideAppeal,
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
      phoneTurns,
      caseEntries.law,
      caseEntries.psychology,
      chats,
      chatMessages.law,
      chatMessages.psychology,
      chatFiles,
      lineCalls,
      linePositions,
      looks,
      notices,
      portraits,
      noticeMarks,
      alarms,
    ],
    services: (unit: Unit): Services => hotlineServices(ports, unit),
  })
