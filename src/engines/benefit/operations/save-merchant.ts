import { inScope } from '../../../kernel/caller'
import { isDuplicate } from '../../../kernel/database-errors'
import { refuse } from '../../../kernel/refusal'
import { merchantInScope } from '../desk/merchant-in-scope'
import { MERCHANT_PHONE, PAYEE } from '../desk/payee'
import { benefit } from '../contract'
import { operation } from '../services'

/** Where the money goes is written down when it changes: an account that was swapped is the oldest trick. */
export const saveMerchant = operation(benefit.saveMerchant, {
  prepare: async ({ input, caller, people }) => {
    const [org] = await people.orgs([input.merchant.orgId])
    if (!org || !inScope(caller, org.orgPath, 'staff')) throw refuse('OUT_OF_SCOPE')
    return org
  },
  handle: async ({ input, caller, prepared: org, merchants, unit, ids, audit }) => {
    const { name, contact, phone, payee, state } = input.merchant
    const known =
      input.merchantId === undefined
        ? undefined
        : await merchantInScope(merchants, caller, input.merchantId, 'staff')
    if (!known && (!payee || phone === undefined)) throw refuse('PAYEE_NEEDED')
    const sealedPayee = payee ? unit.vault.seal(JSON.stringify(payee), PAYEE) : known?.payee
    const sealedPhone = phone === undefined ? known?.phone : unit.vault.seal(phone, MERCHANT_PHONE)
    if (!sealedPayee || !sealedPhone) throw refuse('PAYEE_NEEDED')
    const merchantId = known?._id ?? ids.next('mer')
    try {
      await merchants.put({
        ...{ _id: merchantId, name, orgId: org.orgId, orgPath: [...org.orgPath], contact, state },
        ...{ phone: sealedPhone, payee: sealedPayee },
      })
    } catch (error) {
      if (isDuplicate(error, 'merchant_name')) throw refuse('NAME_TAKEN')
      throw error
    }
    await audit.record({
      action: 'save-merchant',
      subject: merchantId,
      orgPath: org.orgPath,
      detail: `${known ? '改了' : '加了'}商户“${name}”${known && payee ? '，换了收款账户' : ''}`,
    })
    return { merchantId }
  },
})
