import { memberOf, type Caller } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { speakerName } from '../rules/shown'
import type { Services } from '../services'
import type { Answer } from '../store/questions'
import { licenceOf } from './views'

/** The answer with everything that must stand under it: lawyer, licence, moment, and the laws as they stand today; of
 *  a co-host who is no lawyer the plain name and no licence. Refuses a lawyer without a licence number, and by field a
 *  citation that the library does not know. */
export const composeAnswer = async (
  { people, library, cards, clock }: Pick<Services, 'people' | 'library' | 'cards' | 'clock'>,
  caller: Caller,
  words: { readonly text: string; readonly cites: readonly string[] },
  lawyer: boolean,
): Promise<Answer> => {
  const memberId = memberOf(caller)
  const [known, names, found] = await Promise.all([
    cards.of([memberId]),
    people.namesOf([memberId]),
    words.cites.length > 0 ? library.cite(words.cites) : [],
  ])
  const card = lawyer ? known.get(memberId) : undefined
  if (lawyer && card?.licence === undefined) throw refuse('LICENCE_MISSING')
  const fields = Object.fromEntries(
    words.cites.flatMap((_, at) =>
      found[at] ? [] : [[`cites.${at}`, '法律库里没有这一条，核对一下名称和条数']],
    ),
  )
  if (Object.keys(fields).length > 0) throw refuse('BAD_INPUT', { fields })
  const laws = found.flatMap((law) => law ?? [])
  const [checkedFirst] = laws.map(({ checkedOn }) => checkedOn).sort()
  return {
    text: words.text,
    by: speakerName({ name: names.get(memberId) ?? '', lawyer }),
    ...(card && licenceOf(card)),
    at: clock.now().toISOString(),
    laws: laws.map(({ name, article, asOf, inForce }) => ({ name, article, asOf, inForce })),
    ...(checkedFirst !== undefined && { lawsCheckedOn: checkedFirst }),
  }
}
