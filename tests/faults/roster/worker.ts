import { openWorkbook } from '../../../src/adapters/xlsx/open-workbook'
import { runImport } from '../../../src/engines/membership'
import { faultHouse } from './house'

/** A worker in a process of its own, to be killed at work. Arguments: address, database, import, clock ahead in ms. */
const main = async (): Promise<void> => {
  const [uri = '', name = '', importId = '', ahead = '0'] = process.argv.slice(2)
  const house = await faultHouse(uri, name, Number(ahead))
  await runImport(house, importId, { openWorkbook })
  await house.client.close()
}

void main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`)
    process.exit(1)
  },
)
