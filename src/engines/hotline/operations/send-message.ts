import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { acceptFile } from '../parts/chat-file'
import { messageView } from '../parts/chat-view'
import { say } from '../parts/say'
import { partIn } from '../parts/who-sees'
import { gathered } from '../services'

/** Everything that is said at the same moment, in whichever chats, goes into one commit. */
export const sendMessage = gathered(hotline.sendMessage, {
  most: 256,
  by: () => 'all',
  prepare: async (given) => {
    const { input, caller, loaders } = given
    const text = input.text?.trim() === '' ? undefined : input.text
    if (text === undefined && input.fileId === undefined) throw refuse('NOTHING_SAID')
    const { file, as, adviser } = await partIn(given, caller, (await loaders.file(input.caseId)) ?? null)
    if (!(await loaders.chat(file._id))) throw refuse('NOT_FOUND')
    if (file.state === 'closed') throw refuse('CASE_CLOSED')
    const sent =
      input.fileId === undefined
        ? undefined
        : await acceptFile(given, caller.accountId, file._id, input.fileId)
    return { as, adviser, sent, text }
  },
  handle: async ({ calls, ...given }) => {
    const said = await say(
      given,
      calls.map(({ input, prepared: { as, adviser, text, sent } }) => ({
        caseId: input.caseId,
        from: as === 'worker' ? ('worker' as const) : ('adviser' as const),
        ...(as !== 'worker' && adviser && { adviserId: adviser._id }),
        ...(text !== undefined && { text }),
        ...(sent && { fileId: sent._id }),
      })),
    )
    const at = given.clock.now().toISOString()
    return calls.map(({ prepared }, index) => {
      const done = said[index]
      if (!done) return refuse('NOT_FOUND')
      const { adviser, sent } = prepared
      const advisers = new Map(adviser ? [[adviser._id, adviser]] : [])
      const files = new Map(sent ? [[sent._id, sent]] : [])
      const me = prepared.as === 'worker' ? 'worker' : (adviser?._id ?? '')
      return {
        at,
        message: messageView(given, done.message, done.chat, advisers, files, me),
        ...(done.chat.answerBy && { answerBy: done.chat.answerBy.toISOString() }),
      }
    })
  },
})
