import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { campaignInScope } from '../desk/campaign-in-scope'
import { merchantInScope } from '../desk/merchant-in-scope'
import { benefit } from '../contract'
import { accountName, closed, due, free, paid, promised } from '../rules/accounts'
import { operation } from '../services'

/** Balances straight from the entries, not from anything that is kept beside them. */
export const readBooks = operation(benefit.readBooks, async (given) => {
  const { input, caller, campaigns, merchants, ledger, people } = given
  if ((input.campaignId === undefined) === (input.merchantId === undefined)) {
    throw refuse('BAD_INPUT', { fields: { campaignId: '选一个活动，或者一个商户' } })
  }
  if (input.campaignId !== undefined) {
    const { _id } = await campaignInScope(campaigns, caller, input.campaignId, 'staff', 'auditor')
    const { accounts, entries } = await ledger.balances([free(_id), promised(_id)])
    return { accounts: accounts.map(named), entries }
  }
  const { _id } = await merchantInScope(merchants, caller, input.merchantId ?? '', 'staff', 'auditor')
  const { accounts, entries } = await ledger.balances([due(_id, ''), closed(_id, ''), paid(_id, '')])
  const payers = await people.orgs([...new Set(accounts.map((one) => one._id.split(':')[2] ?? ''))])
  const mine = payers.filter(({ orgPath }) => inScope(caller, orgPath, 'staff', 'auditor'))
  const seen = accounts.filter((one) => mine.some(({ orgId }) => one._id.endsWith(`:${orgId}`)))
  return { accounts: seen.map(named), entries }
})

const named = ({ _id, balance }: { readonly _id: string; readonly balance: number }) => ({
  account: _id,
  name: accountName(_id),
  balance,
})
