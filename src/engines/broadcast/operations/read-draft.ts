import { memberOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { plainAudience } from '../rules/audience'
import { typedTitle } from '../rules/typed-content'
import { operation } from '../services'
import { namesIn } from './names-in-audience'

/** Somebody else's draft is not there. */
export const readDraft = operation(broadcast.readDraft, async (given) => {
  const { input, caller, drafts } = given
  const draft = await drafts.get(input.draftId, memberOf(caller))
  if (!draft) throw refuse('NOT_FOUND')
  const { _id, revision, savedAt, content, audience, compulsory, channels } = draft
  return {
    draftId: _id,
    revision,
    savedAt: savedAt.toISOString(),
    content,
    audience: plainAudience(audience),
    compulsory,
    channels,
    title: typedTitle(content),
    names: (await namesIn(given, caller, [audience]))(audience),
  }
})
