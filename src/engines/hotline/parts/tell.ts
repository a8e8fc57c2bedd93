import type { TextTemplate } from '../ports'
import type { Services } from '../services'
import type { NoticeKind } from '../store/notices'
import { TOPICS } from './topics'

export interface Telling {
  /** Made from what is told, so that it is told once. */
  readonly key: string
  readonly memberId: string
  readonly kind: NoticeKind
  /** Without content: it is drawn on a locked screen too. */
  readonly text: string
  readonly bookingId?: string
  readonly caseId?: string
  readonly callbackId?: string
  /** Also by text message. */
  readonly by?: {
    readonly template: TextTemplate
    readonly params: Readonly<Record<string, string>>
    /** A message that the gateway holds up is not sent any more after this moment. */
    readonly until: Date
  }
}

type Needs = Pick<Services, 'notices' | 'outbox' | 'clock'>

/** Tells a person in the app, and by text message where that is asked for; in the transaction of what it tells. */
export const tell = (given: Needs, telling: Telling): Promise<void> => tellAll(given, [telling])

/** Tells many people in one go to the database. */
export const tellAll = async (
  { notices, outbox, clock }: Needs,
  tellings: readonly Telling[],
): Promise<void> => {
  const at = clock.now()
  await notices.tell(
    tellings.map(({ key, by: _, ...rest }) => ({ _id: `${rest.memberId}:${key}`, at, ...rest })),
  )
  await outbox.addAll(
    tellings.flatMap(({ key, memberId, by }) =>
      by ? [{ topic: TOPICS.text, key: `${memberId}:${key}`, payload: { memberId, ...by } }] : [],
    ),
  )
}
