import { refuse } from '../../../kernel/refusal'
import { shanghaiDay } from '../../../kernel/time'
import { library } from '../contract'
import { guideHead } from '../parts/guide-view'
import { citeKey } from '../rules/citation-state'
import { articleOrder, parseArticleLabel } from '../rules/statutes/article-number'
import { operation } from '../services'
import type { ArticleDoc, RepealDoc } from '../store/laws'

const MOST_GUIDES = 10

/** The words of an article today, or on an earlier day. An article that a later version dropped is still shown, as superseded. */
export const readArticle = operation(library.readArticle, async ({ input, statutes, guides, clock }) => {
  const number = parseArticleLabel(input.label)
  const law = await statutes.law(input.lawId)
  if (!law || !number) throw refuse('NOT_FOUND')
  const order = articleOrder(number)
  const version = await statutes.versionOn(law._id, input.asOf)
  if (!version) throw refuse('NOT_FOUND')
  const article =
    (await statutes.article(law._id, version.versionDate, order)) ??
    (await statutes.lastOf(law._id, order, input.asOf))
  if (!article) throw refuse('NOT_FOUND')
  const current =
    article.versionDate === law.current ? article : await statutes.article(law._id, law.current, order)
  const today = shanghaiDay(clock.now())
  const repeals = (await statutes.repealsOf([law._id])).filter((one) => one.order === order)
  const repeal = repeals.find((one) => one.part === undefined) ?? repeals.at(-1)
  const citing = await guides.citing([citeKey(law._id, order)], ['issued'])
  const shown = await statutes.version(law._id, article.versionDate)
  return {
    lawId: law._id,
    lawTitle: law.title,
    label: article.label,
    place: article.path.join(' '),
    text: article.text,
    versionDate: article.versionDate,
    checkedOn: shown?.checkedOn ?? law.checkedOn,
    state: stateOf(article, current, repeals, today),
    ...(repeal && {
      repeal: { on: repeal.on, by: repeal.by, ...(repeal.part !== undefined && { part: repeal.part }) },
    }),
    ...(await statutes.neighbours(article)),
    guides: citing.slice(0, MOST_GUIDES).map(guideHead),
  }
})

const stateOf = (
  article: ArticleDoc,
  current: ArticleDoc | undefined,
  repeals: readonly RepealDoc[],
  today: string,
): 'in-force' | 'repealed' | 'partly-repealed' | 'superseded' => {
  if (!current || current.since !== article.since) return 'superseded'
  const now = repeals.filter((one) => one.on <= today)
  if (now.some((one) => one.part === undefined)) return 'repealed'
  return now.length > 0 ? 'partly-repealed' : 'in-force'
}
