import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'

export const dropDraft = operation(broadcast.dropDraft, async ({ input, caller, drafts }) => {
  if (!(await drafts.drop(input.draftId, memberOf(caller)))) throw refuse('NOT_FOUND')
  return { done: true as const }
})
