/** Accounts of the books. A posting moves fen from one to another, so that all of them together are always zero. */
export const fund = (orgId: string): string => `fund:${orgId}`
/** Put aside for the campaign and promised to nobody. */
export const free = (campaignId: string): string => `campaign:${campaignId}`
/** Promised to people. */
export const promised = (campaignId: string): string => `people:${campaignId}`
/** Used at a merchant, by paying union; its day is not closed. */
export const due = (merchantId: string, payerId: string): string => `due:${merchantId}:${payerId}`
/** In closed days, not paid. */
export const closed = (merchantId: string, payerId: string): string => `closed:${merchantId}:${payerId}`
export const paid = (merchantId: string, payerId: string): string => `paid:${merchantId}:${payerId}`

const NAMES: Readonly<Record<string, string>> = {
  fund: '工会拨出',
  campaign: '活动里没有发出的',
  people: '发到职工手里没有用的',
  due: '商户核销、没有日结的',
  closed: '已日结、没有付款的',
  paid: '已付给商户的',
}

export const accountName = (account: string): string => NAMES[account.split(':')[0] ?? ''] ?? account
