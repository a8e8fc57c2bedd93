import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { deskCode } from '../parts/desk-code'
import { operation } from '../services'

export const showDeskCode = operation(
  hotline.showDeskCode,
  async ({ input, caller, clock, signer, catalogue }) => {
    const desk = await catalogue.desk(input.deskId)
    if (!desk || !inScope(caller, desk.orgPath, 'staff', 'lawyer', 'counsellor')) throw refuse('NOT_FOUND')
    return { deskName: desk.name, qr: deskCode(signer, desk._id, clock.now()) }
  },
)
