import { memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { wordsOf, type ItemContent } from '../rules/feed-item'
import type { FullContent } from '../rules/typed-content'
import { operation, type Services } from '../services'
import { asItem, complete } from './full-content'
import { reach, startBroadcast } from './start-broadcast'

/** What a desk writes itself is checked before it goes out; whatever is doubtful waits for a second person, however
 *  few groups it reaches. The draft is gone once it is sent. */
export const sendDraft = operation(broadcast.sendDraft, {
  prepare: async (given) => {
    const { input, caller, drafts, files } = given
    const draft = await drafts.get(input.draftId, memberOf(caller))
    if (!draft) throw refuse('NOT_FOUND')
    if (draft.revision !== input.revision) throw refuse('CHANGED_MEANWHILE')
    const full = complete(draft.content)
    const content = await asItem(given, caller, full)
    const reaching = await reach(given, caller, draft.audience)
    const doubtful = (await checked(given, caller, full, content)) === 'review'
    if (full.kind === 'picture' || full.kind === 'file') await files.keep(full.fileId)
    return { draft, content, reaching: { ...reaching, needsApproval: reaching.needsApproval || doubtful } }
  },
  handle: async (given) => {
    const { input, caller, drafts, prepared } = given
    const { draft, content, reaching } = prepared
    // Sent from two pages at once: the second finds no draft.
    if (!(await drafts.drop(input.draftId, memberOf(caller)))) throw refuse('NOT_FOUND')
    const { audience, channels, compulsory } = draft
    return startBroadcast(given, caller, { audience, channels, compulsory, content, reaching })
  },
})

/** A guide was read by a second person before it was issued. Refuses with RISKY_WORDS, or VENDOR_AWAY. */
const checked = async (
  { ports, files }: Services,
  caller: Caller,
  full: FullContent,
  content: Omit<ItemContent, '_id' | 'from' | 'compulsory'>,
): Promise<'pass' | 'review'> => {
  if (full.kind === 'guide') return 'pass'
  const words = wordsOf({ ...content, from: '', compulsory: false })
  const verdicts = [await ports.check.checkText({ text: words, openid: caller.openid, scene: 3 })]
  if (full.kind === 'picture') {
    const about = await files.about(full.fileId)
    const parts: Buffer[] = []
    for await (const part of files.open(full.fileId)) parts.push(part as Buffer)
    const contentType = about?.contentType as 'image/jpeg' | 'image/png' | 'image/webp'
    // The word list judges no picture: then the one who sends it does, as with every file.
    if (caller.openid !== undefined)
      verdicts.push(await ports.check.checkPicture({ bytes: Buffer.concat(parts), contentType }))
  }
  if (verdicts.includes('risky')) {
    const found = ports.words.find(words).words
    const which = found.length === 0 ? '' : `：${found.join('、')}`
    throw refuse('RISKY_WORDS', { message: `有的话不能发${which}，换个说法再试` })
  }
  return verdicts.includes('review') ? 'review' : 'pass'
}
