import { memberOf } from '../../../kernel/caller'
import { broadcast } from '../contract'
import { readPlace, writePlace } from '../rules/place'
import { typedTitle } from '../rules/typed-content'
import { operation } from '../services'

const PAGE = 20

export const listDrafts = operation(broadcast.listDrafts, async ({ input, caller, drafts }) => {
  const found = await drafts.page(memberOf(caller), readPlace(input.cursor), PAGE + 1)
  const page = found.slice(0, PAGE)
  const last = found.length > PAGE ? page.at(-1) : undefined
  return {
    items: page.map(({ _id, content, savedAt, revision }) => ({
      draftId: _id,
      title: typedTitle(content),
      kind: content.kind,
      savedAt: savedAt.toISOString(),
      revision,
    })),
    ...(last && { next: writePlace({ at: last.savedAt, id: last._id }) }),
  }
})
