import { refuse } from '../../../kernel/refusal'
import { broadcast } from '../contract'
import { guideContent } from '../rules/guide-content'
import { operation } from '../services'
import { reach, startBroadcast } from './start-broadcast'

/** A guide was read by a second person before it was issued, so its words need no further check. */
export const sendGuide = operation(broadcast.sendGuide, {
  prepare: async (given) => {
    const { input, caller, guides } = given
    const [guide] = await guides.guides([input])
    if (!guide) throw refuse('NOT_FOUND')
    if (guide.state !== 'issued') throw refuse('NOT_ISSUED')
    return { guide, reaching: await reach(given, caller, input.audience) }
  },
  handle: (given) => {
    const { input, caller, prepared } = given
    return startBroadcast(given, caller, {
      audience: input.audience,
      channels: input.channels,
      compulsory: input.compulsory,
      content: guideContent(prepared.guide),
      reaching: prepared.reaching,
    })
  },
})
