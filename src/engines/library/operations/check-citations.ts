import { library } from '../contract'
import { operation } from '../services'

/** For the desk while it writes: the same answer that a submit would rest on. */
export const checkCitations = operation(library.checkCitations, async ({ input, citations }) => {
  const [views = []] = await citations.views([await citations.resolve(input.citations)])
  return { citations: views }
})
