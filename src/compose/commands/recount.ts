import { recountAll } from '../../flows/recount-broadcasts'
import { allEngines } from '../engines'
import { prepareDatabase } from '../prepare'
import { say, type Command } from './command'

/** Compares every counter with the receipts and puts right what differs. Ends with 0 when nothing did, else with 1. */
export const recount: Command = (inHouse) =>
  inHouse(async (house, environment) => {
    await prepareDatabase(house, allEngines(environment))
    const { broadcasts, differing, groups } = await recountAll(house)
    for (const { title, wrong } of differing) say(`《${title}》：${wrong} 个群的数不对，已经改好`)
    say(`查了 ${broadcasts} 次推送，${groups === 0 ? '没有不同' : `${groups} 个群的数不同`}`)
    return groups === 0 ? 0 : 1
  })
