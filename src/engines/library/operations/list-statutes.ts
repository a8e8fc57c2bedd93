import { library } from '../contract'
import { missingFrom } from '../parts/missing-laws'
import { operation } from '../services'

/** With the oldest day on which any of them was compared with its source: up to then all of it is known to be right. */
export const listStatutes = operation(library.listStatutes, async ({ statutes }) => {
  const laws = await statutes.all()
  const asOf = laws.map((law) => law.checkedOn).sort()[0]
  return {
    items: laws.map(({ _id, current, title, rank, checkedOn, articles, sample }) => ({
      lawId: _id,
      title,
      rank,
      versionDate: current,
      checkedOn,
      articles,
      sample,
    })),
    missingLaws: missingFrom(laws).map(({ title }) => title),
    ...(asOf !== undefined && { asOf }),
  }
})
