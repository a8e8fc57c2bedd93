import type { Unit } from '../../kernel/unit'
import type { CalendarDay } from './rules/roster/calendar'

/** What the hotline needs from outside. */

/** What membership knows of people and unions. All reads take part in the unit's transaction. */
export interface PeopleFacts {
  /** Member id → name; unknown ids are left out. */
  namesOf(memberIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** The number on the roster and its fingerprint; undefined when the person has left. */
  phoneOf(memberId: string): Promise<{ readonly phone: string; readonly phoneKey: string } | undefined>
  /** Who has this number on the roster; undefined when nobody has. */
  memberWith(
    phone: string,
  ): Promise<
    { readonly memberId: string; readonly name: string; readonly orgPath: readonly string[] } | undefined
  >
  /** Fingerprint of a number, as `phoneOf` gives it. */
  phoneKeyOf(phone: string): string
  /** Holds the role somewhere in or above one of the unions. */
  holdsRole(memberId: string, role: 'lawyer' | 'counsellor', orgPath: readonly string[]): Promise<boolean>
  /** In any order; unknown ids are left out. */
  orgs(
    orgIds: readonly string[],
  ): Promise<
    readonly { readonly orgId: string; readonly name: string; readonly orgPath: readonly string[] }[]
  >
}

/** Public holidays and make-up days as announced. */
export interface PublicCalendar {
  /** False: the year is not announced or not known here, so only weekends are. */
  knows(year: number): Promise<boolean>
  /** One entry for each day, in order. */
  days(from: string, count: number): Promise<readonly CalendarDay[]>
}

/** A text message names no matter and no adviser: whoever picks the phone up learns only that the union rang. */
export type TextTemplate = 'booking' | 'rebook' | 'callback' | 'unreached' | 'waitlist' | 'claim'

export interface Texts {
  /** `booking`, `callback`, `rebook`: `when`, a moment in words (11月26日 10:00), of the talk, of the promise, of the talk that cannot be;
   *  `waitlist`: `when` and `until`; `claim`: `link`; `unreached`: nothing. Refuses with VENDOR_AWAY. */
  send(message: {
    readonly phone: string
    readonly template: TextTemplate
    readonly params: Readonly<Record<string, string>>
  }): Promise<void>
}

/** What the telephone line says of one call that is over. */
export interface LineCall {
  /** The line's own id of the call. */
  readonly lineCallId: string
  /** The number that rang; absent when it was withheld. */
  readonly from?: string
  /** The number that was rung, as it is published: 12351. */
  readonly to: string
  readonly beganAt: Date
  readonly answered: boolean
}

/** The line's own report of calls, of those in the app and of those from outside. */
export interface PhoneLine {
  /** Calls that ended since a position of the line's own, in its order; the same call may come twice. Refuses with VENDOR_AWAY. */
  callsSince(
    position: string | undefined,
  ): Promise<{ readonly calls: readonly LineCall[]; readonly next: string }>
}

/** A roster as iCalendar text. */
export type WriteCalendar = (calendar: {
  readonly name: string
  readonly events: readonly {
    readonly id: string
    readonly startsAt: Date
    readonly endsAt: Date
    readonly title: string
    readonly place?: string
  }[]
}) => Promise<string>

export interface HotlinePorts {
  readonly people: (unit: Unit) => PeopleFacts
  readonly calendar: PublicCalendar
  /** Absent: text messages are switched off, and people are told in the app alone. */
  readonly texts?: Texts
  readonly writeCalendar: WriteCalendar
  /** Absent: the line reports nothing, and the person says whether anybody answered. */
  readonly line?: PhoneLine
  /** Where people reach the pages, for links in messages and on the contact card. */
  readonly publicUrl: string
}
