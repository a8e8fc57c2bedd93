import { contractWords } from './contract'
import { everydayWords } from './everyday'
import { injuryWords } from './injury'
import { insuranceWords } from './insurance'
import { moreWords } from './more'
import { peopleWords } from './people'
import { procedureWords } from './procedure'
import { safetyWords } from './safety'
import { timeWords } from './time'
import { wagesWords } from './wages'
import { womenWords } from './women'

/** Every line of the thesaurus. */
export const conceptLines: readonly string[] = [
  peopleWords,
  contractWords,
  wagesWords,
  timeWords,
  womenWords,
  safetyWords,
  injuryWords,
  insuranceWords,
  procedureWords,
  moreWords,
  everydayWords,
].flatMap((text) => text.split('\n'))
