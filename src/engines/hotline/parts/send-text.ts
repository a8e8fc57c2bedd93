import { HOUSE } from '../../../kernel/caller'
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
    }
  | { readonly caseId: string; readonly template: 'claim' }

/** Numbers are looked up when the message is sent: they lie in no queue, and who has left or has claimed gets none.
 *  Refuses with VENDOR_AWAY, and then it is tried again. */
export const sendText = async (house: House, ports: HotlinePorts, job: TextJob): Promise<void> => {
  const given = hotlineServices(ports, unitOf(house, HOUSE))
  if ('memberId' in job) {
    const found = await given.people.phoneOf(job.memberId)
    if (found) await ports.texts.send({ phone: found.phone, template: job.template, params: job.params })
    return
  }
  const file = await given.cases.get(job.caseId)
  if (!file?.phone) return
  const link = claimLink(given, file._id)
  await ports.texts.send({
    phone: given.vault.open(file.phone, ABOUT.phone),
    template: 'claim',
    params: { link },
  })
}
