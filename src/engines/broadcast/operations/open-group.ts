import { broadcast } from '../contract'
import { signFeedPath } from '../feed-path'
import { postId } from '../posting'
import { answerKey } from '../rules/answer-key'
import { unread } from '../rules/positions'
import { isProven, placeKeeper } from '../rules/reader'
import { operation } from '../services'
import type { QuestionDoc } from '../store/questions'
import { requireGroup } from './require-group'
import { quietFor } from './unread-marks'

/** How far back it is told what the person has acknowledged; a feed keeps at most this many ids at hand. */
const NEWEST = 200
/** Questions of the person's own. */
const ASKED = 20

/** Where the page is read, how far it was read, and what of the newest items the person has acknowledged. */
export const openGroup = operation(broadcast.openGroup, async (given) => {
  const { input, caller, clock, signer, groups, feeds, positions, receipts, questions } = given
  const { groupId, name, orgName } = await requireGroup(groups, caller, input.groupId)
  const [members, newest, readTo] = await Promise.all([
    groups.countMembers(groupId),
    feeds.newest(groupId, NEWEST),
    positions.of(placeKeeper(caller), [groupId]),
  ])
  const acknowledged = isProven(caller)
    ? await receipts.acknowledgedBy(
        caller.memberId,
        newest.entries.map(({ id }) => id),
      )
    : new Set<string>()
  const place = readTo(groupId)
  const silent = await quietFor(
    given,
    caller,
    newest.quiet.filter(({ p }) => p > place),
  )
  const asked = isProven(caller) ? await questions.mine(caller.memberId, groupId, ASKED) : []
  const { base, expiresAt } = signFeedPath(signer, groupId, clock.now())
  return {
    groupId,
    name,
    orgName,
    members,
    feed: { base, expiresAt: expiresAt.toISOString() },
    readTo: place,
    last: newest.last,
    unread: Math.max(0, unread(newest.last, place) - silent.size),
    quiet: [...silent].map(({ p }) => p),
    acknowledged: [...acknowledged],
    questions: asked.map(mine),
  }
})

const mine = ({ _id, broadcastId, text, at, state, note }: QuestionDoc) => ({
  questionId: _id,
  itemId: broadcastId,
  text,
  at: at.toISOString(),
  state,
  ...(state === 'answered' && { answerItemId: postId(answerKey(_id)) }),
  ...(note !== undefined && { note }),
})
