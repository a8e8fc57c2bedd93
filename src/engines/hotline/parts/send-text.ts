import { HOUSE } from '../../../kernel/caller'
import { after, DAY } from '../../../kernel/time'
import { unitOf } from '../../../kernel/transaction'
import type { House } from '../../../kernel/unit'
import type { HotlinePorts, TextTemplate } from '../ports'
import { hotlineServices } from '../services'
import { claimLink } from './claim'
import { ABOUT } from './sealing'

/** A text message that is to be sent: to a member, or to the number of a case that nobody has claimed. */
export type TextJob =
  | {
      readonly memberId: string
      readonly template: TextTemplate
      readonly params: Readonly<Record<string, string>>
      /** Later it would say something untrue, and is not sent. */
      readonly until?: Date | undefined
    }
  | {
      readonly caseId: string
      readonly template: 'claim'
      /** When the call was noted. */
      readonly askedAt: Date
    }

/** How long a link may come after the call. */
const LINK_LATE = 3 * DAY

/** Numbers are looked up when the message is sent: they lie in no queue, and who has left or has claimed gets none.
 *  Refuses with VENDOR_AWAY, and then it is tried again. */
export const sendText = async (house: House, ports: HotlinePorts, job: TextJob): Promise<void> => {
  const { texts } = ports
  if (!texts) return
  const given = hotlineServices(ports, unitOf(house, HOUSE))
  const now = given.clock.now()
  if ('memberId' in job) {
    if (job.until && job.until < now) return
    const found = await given.people.phoneOf(job.memberId)
    if (found) await texts.send({ phone: found.phone, template: job.template, params: job.params })
    return
  }
  const file = await given.cases.get(job.caseId)
  if (!file?.phone || after(job.askedAt, LINK_LATE) < now) return
  const link = claimLink(given, file._id)
  await texts.send({
    phone: given.vault.open(file.phone, ABOUT.phone),
    template: 'claim',
    params: { link },
  })
}
