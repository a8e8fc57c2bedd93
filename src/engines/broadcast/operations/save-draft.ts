import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { operation } from '../services'

/** Saved as it is typed, so that nothing is lost when the phone dies; a save that is based on older words than the
 *  server has is refused, so that two open pages do not overwrite each other. */
export const saveDraft = operation(broadcast.saveDraft, async ({ input, caller, clock, ids, drafts }) => {
  const { draftId, revision, content, audience, compulsory, channels } = input
  const body = { content, audience, compulsory, channels }
  const [owner, now] = [memberOf(caller), clock.now()]
  const savedAt = now.toISOString()
  if (draftId === undefined) {
    const fresh = ids.next('draft')
    await drafts.add(fresh, owner, body, now)
    return { draftId: fresh, revision: 1, savedAt }
  }
  if (!(await drafts.get(draftId, owner))) throw refuse('NOT_FOUND')
  const next = await drafts.save(draftId, owner, revision ?? 0, body, now)
  if (next === undefined) throw refuse('CHANGED_MEANWHILE')
  return { draftId, revision: next, savedAt }
})
