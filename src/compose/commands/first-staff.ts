import { parseArgs } from 'node:util'
import { z } from 'zod'
import {
  appointFirstStaff,
  CannotAppoint,
  type Appointed,
  type FirstStaff,
} from '../../engines/membership/first-staff'
import { Line, Phone } from '../../kernel/shapes'
import { allEngines } from '../engines'
import { prepareDatabase } from '../prepare'
import { say, type Command } from './command'

const USAGE = '用法：first-staff --union 工会全名 --kind city|district --name 姓名 --phone 手机号'

const Wish = z.object({
  union: Line(60),
  kind: z.enum(['city', 'district']).default('district'),
  name: Line(40),
  phone: Phone,
})

/** Makes the union that all others stand below, if there is none yet, and its first staff. */
export const firstStaff: Command = async (inHouse, words) => {
  const wish = wishOf(words)
  if (wish === undefined) {
    say(USAGE)
    return 2
  }
  return inHouse(async (house, environment) => {
    await prepareDatabase(house, allEngines(environment))
    try {
      linesOf(await appointFirstStaff(house, wish), wish).forEach(say)
      return 0
    } catch (error) {
      if (!(error instanceof CannotAppoint)) throw error
      say(error.message)
      return 1
    }
  })
}

const wishOf = (words: readonly string[]): FirstStaff | undefined => {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { union: text, kind: text, name: text, phone: text },
    })
    return Wish.parse(values)
  } catch {
    return undefined
  }
}

const linesOf = ({ unionAdded, memberAdded }: Appointed, { union, name }: FirstStaff): string[] => [
  ...(unionAdded ? [`新建了“${union}”。`] : []),
  ...(memberAdded ? [`登记了${name}。`] : []),
  `${name}现在是“${union}”的工会干部。请本人打开小程序，用这个手机号绑定微信。`,
]
