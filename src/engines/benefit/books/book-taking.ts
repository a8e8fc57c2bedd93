import { after, MINUTE, shanghaiDay, startOfDay } from '../../../kernel/time'
import { dayAfter, openDay } from '../rules/days'
import type { Services } from '../services'
import type { Taking } from '../store/days'
import { TOPICS } from '../topics'

/** Puts a taking into the cashier's till of the merchant's open day, and returns that day. Closing a day shuts its tills:
 *  whoever takes at that moment has to look again and books on the next one. Runs in a transaction. */
export const bookTaking = async (
  { days, clock, outbox }: Pick<Services, 'days' | 'clock' | 'outbox'>,
  merchantId: string,
  cashierId: string,
  taking: Taking,
  guess: string,
): Promise<string> => {
  if (await days.addToTill(merchantId, guess, cashierId, taking)) return guess
  const last = await days.last(merchantId)
  const today = shanghaiDay(clock.now())
  for (let day = openDay(today, last); ; day = dayAfter(day)) {
    if (await days.addToTill(merchantId, day, cashierId, taking)) return day
    if ((await days.get(merchantId, day))?.state === 'closed') continue
    await days.openTill(merchantId, day, cashierId)
    const end = after(startOfDay(dayAfter(day)), 15 * MINUTE)
    await outbox.add(TOPICS.closeDay, `${merchantId}:${day}`, { merchantId, day }, end)
    if (!(await days.addToTill(merchantId, day, cashierId, taking)))
      throw new Error('a new till takes nothing')
    return day
  }
}
