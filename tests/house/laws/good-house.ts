/** A whole house in miniature that keeps every law: path → source. */
export const GOOD_HOUSE: Record<string, string> = {
  'package.json': '{ "name": "house", "private": true }',
  'src/kernel/money.ts': 'export const fen = (yuan: number): number => Math.round(yuan * 100)\n',
  'src/kernel/contract.ts': 'export interface Contract {\n  summary: string\n}\n',
  'src/engines/alpha/contract.ts':
    "import { z } from 'zod'\nimport type { Contract } from '../../kernel/contract'\n\nexport const Input = z.object({ fen: z.int() })\nexport type InputOf = z.output<typeof Input>\nexport const alpha: Contract = { summary: 'Pay' }\n",
  'src/engines/alpha/rules/can-pay.ts':
    "import { fen } from '../../../kernel/money'\nimport type { InputOf } from '../contract'\n\nexport const canPay = (input: InputOf): boolean => input.fen <= fen(500)\n",
  'src/engines/alpha/ports.ts': 'export interface Messenger {\n  send: (text: string) => Promise<void>\n}\n',
  'src/engines/alpha/store.ts':
    "import type { Db } from 'mongodb'\n\nexport const payments = (db: Db) => db.collection('payments')\n",
  'src/engines/alpha/operations/pay.ts':
    "import type { InputOf } from '../contract'\nimport type { Messenger } from '../ports'\nimport { canPay } from '../rules/can-pay'\nimport { payments } from '../store'\n\nexport const pay = (input: InputOf, messenger: Messenger, db: Parameters<typeof payments>[0]) =>\n  canPay(input) ? payments(db).insertOne(input) : messenger.send('refused')\n",
  'src/engines/beta/contract.ts': "export const beta = { summary: 'Other' }\n",
  'src/engines/beta/rules/other.ts': 'export const other = (n: number): number => n + 1\n',
  'src/flows/pay-later.ts': "export { pay } from '../engines/alpha/operations/pay'\n",
  'src/adapters/wechat/messenger.ts':
    "import type { Messenger } from '../../engines/alpha/ports'\n\nexport const messenger: Messenger = { send: () => Promise.resolve() }\n",
  'src/doors/door.ts':
    "import fastify from 'fastify'\n\nexport const door = (): ReturnType<typeof fastify> => fastify()\n",
  'src/compose.ts':
    "import { messenger } from './adapters/wechat/messenger'\n\nexport const composed = { messenger, now: () => new Date() }\n",
  'src/local/main.ts': "export { composed } from '../compose'\n",
  'cloudfunctions/alpha/index.ts': "export { composed as main } from '../../src/compose'\n",
  'config/environment.ts': "export const environment = { port: process.env['PORT'] }\n",
  'miniprogram/platform/frame.ts':
    "import Taro from '@tarojs/taro'\n\nexport const back = (): void => void Taro.navigateBack()\n",
  'miniprogram/ui/words.ts': "export const words = { pay: '付款' }\n",
  'miniprogram/features/alpha/api.ts':
    "import type { InputOf } from '../../../src/engines/alpha/contract'\nimport { canPay } from '../../../src/engines/alpha/rules/can-pay'\n\nexport const mayAsk = (input: InputOf): boolean => canPay(input)\n",
  'tests/pay.test.ts': "export { canPay } from '../src/engines/alpha/rules/can-pay'\n",
}
