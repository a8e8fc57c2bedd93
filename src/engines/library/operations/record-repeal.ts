import { scopeOf } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { library } from '../contract'
import { homeOf } from '../parts/desk'
import { repealReason } from '../parts/law-change'
import { articleOrder, parseArticleLabel } from '../rules/statutes/article-number'
import { operation } from '../services'

/** A law is everybody's: only staff of a district or a city say that a part of it has ended. */
const DEEPEST_DESK = 2

/** For what no new version of the law says: an interpretation that ends an article of another one. */
export const recordRepeal = operation(
  library.recordRepeal,
  async ({ input, caller, statutes, marks, state, orgs, audit }) => {
    const desks = await Promise.all(scopeOf(caller, 'staff').map((orgId) => orgs.pathOf(orgId)))
    if (!desks.some((path) => path !== undefined && path.length <= DEEPEST_DESK)) throw refuse('NOT_ALLOWED')
    const number = parseArticleLabel(input.label)
    const law = await statutes.law(input.lawId)
    const article = law && number && (await statutes.lastOf(law._id, articleOrder(number)))
    if (!law || !article) throw refuse('NOT_FOUND')
    const { order, label } = article
    const { on, by } = input
    const fact = { order, on, ...(input.part !== undefined && { part: input.part }) }
    const isNew = await statutes.addRepeal({ lawId: law._id, label, by, ...fact })
    const guidesMarked = isNew ? await marks.mark(repealReason(law, label, fact)) : 0
    await state.bump()
    await audit.record({
      action: 'record-repeal',
      subject: law._id,
      orgPath: await homeOf(caller, orgs),
      detail: `记下《${law.shortTitle}》${label}${input.part ?? ''}自 ${on} 起废止，依据：${by}`,
    })
    return { guidesMarked }
  },
)
