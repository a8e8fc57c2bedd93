import type { TextTemplate } from '../ports'
import type { Services } from '../services'
import type { NoticeKind } from '../store/notices'
import { TOPICS } from './topics'

interface Telling {
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
  readonly by?: { readonly template: TextTemplate; readonly params: Readonly<Record<string, string>> }
}

type Needs = Pick<Services, 'notices' | 'outbox' | 'clock'>

/** Tells a person in the app, and by text message where that is asked for; in the transaction of what it tells. */
export const tell = async ({ notices, outbox, clock }: Needs, telling: Telling): Promise<void> => {
  const { key, by, ...rest } = telling
  await notices.tell({ _id: `${telling.memberId}:${key}`, at: clock.now(), ...rest })
  if (by) await outbox.add(TOPICS.text, `${telling.memberId}:${key}`, { memberId: telling.memberId, ...by })
}
