import { memberOf, scopeOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { operation } from '../services'

const MOST = 50

export const listApprovals = operation(
  broadcast.listApprovals,
  async ({ caller, broadcasts, items, groups }) => {
    const waiting = await broadcasts.waiting(scopeOf(caller, 'staff', 'lawyer'), MOST)
    const [contents, names] = await Promise.all([
      items.find(waiting.map(({ _id }) => _id)),
      groups.namesOf(waiting.map(({ senderId }) => senderId)),
    ])
    return {
      items: waiting.flatMap((sent) => {
        const content = contents.get(sent._id)
        if (!content) return []
        const { _id, ...said } = content
        const at = sent.sentAt.toISOString()
        return [
          {
            broadcastId: sent._id,
            title: sent.title,
            from: sent.from,
            askedBy: names.get(sent.senderId) ?? '',
            askedAt: at,
            ...sent.planned,
            compulsory: sent.compulsory,
            item: { itemId: _id, position: 1, at, ...said },
            mine: sent.senderId === memberOf(caller),
          },
        ]
      }),
    }
  },
)
