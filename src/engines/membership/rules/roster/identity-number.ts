const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** The 18th character for the first 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const identityCheckCharacter = (first17: string): string => {
  let sum = 0
  for (let index = 0; index < 17; index += 1) sum += Number(first17[index]) * (WEIGHTS[index] ?? 0)
  return CHECK[sum % 11] ?? ''
}

/** What is wrong with an identity number that has its 18 characters; undefined when it can be a real one.
 *  Area codes are not looked up: they are abolished and renamed, and people keep theirs. */
export const identityProblem = (id: string): 'shape' | 'birthday' | 'check' | undefined => {
  if (!/^\d{17}[\dX]$/.test(id)) return 'shape'
  if (!isBirthday(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14))))
    return 'birthday'
  return identityCheckCharacter(id) === id[17] ? undefined : 'check'
}

const isBirthday = (year: number, month: number, day: number): boolean => {
  if (year < 1900 || year > 2099) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
