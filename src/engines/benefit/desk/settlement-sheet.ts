import type { SheetCell } from '../../../kernel/exports'
import { plainYuan } from '../../../kernel/money'
import { shanghaiTime } from '../../../kernel/time'
import type { Paper } from '../ports'
import type { Services } from '../services'
import type { MovementDoc } from '../store/movements'
import type { SettlementDoc } from '../store/settlements'
import type { Payee } from './payee'
import { settlementParts, sheetPage } from './settlement-parts'

/** Movements on a printed sheet; all of them are in the .xlsx. */
const PRINTED = 400

const titleOf = ({ merchantName, days }: SettlementDoc): string =>
  `${merchantName} 结算单 ${days[0] ?? ''} 至 ${days.at(-1) ?? ''}`

export const fileNameOf = (sheet: SettlementDoc, form: 'xlsx' | 'pdf'): string =>
  `${titleOf(sheet).replace(/[\\/:*?"<>|]/g, ' ')}.${form}`

export const HEADER = [
  '营业日',
  '时间',
  '门店',
  '店员',
  '福利',
  '类别',
  '账单（元）',
  '金额（元）',
  '编号',
  '撤销原因',
]

interface Line {
  readonly movement: MovementDoc
  readonly shop: string
  readonly cashier: string
  readonly what: string
  /** Below zero where something was undone. */
  readonly fen: number
}

/** Every movement of the sheet in order. */
async function* linesOf(services: Services, sheet: SettlementDoc): AsyncGenerator<Line> {
  let next: { readonly day: string; readonly id: string } | undefined
  do {
    const page = await sheetPage(services, sheet, next)
    for (const movement of page.page) {
      const used = movement.what === 'use'
      yield {
        movement,
        shop: page.names.shops.get(movement.shopId) ?? '',
        cashier: page.names.people.get(movement.cashierId) ?? '已退出',
        what: used ? '核销' : '撤销',
        fen: used ? movement.amount : -movement.amount,
      }
    }
    next = page.next
  } while (next)
}

/** Every movement of the sheet as a row, amounts in yuan; then their total, and who pays whom. */
export async function* sheetRows(services: Services, sheet: SettlementDoc): AsyncGenerator<SheetCell[]> {
  for await (const { movement, shop, cashier, what, fen } of linesOf(services, sheet)) {
    yield [
      movement.day,
      shanghaiTime(movement.at),
      ...[shop, cashier, movement.title, what],
      movement.price === undefined ? '' : movement.price / 100,
      fen / 100,
      movement.redemptionId,
      movement.reason ?? '',
    ]
  }
  yield ['合计', '', '', '', '', '', '', sheet.amount / 100, '', '']
  yield ['付款', sheet.orgName]
  yield ['收款', sheet.merchantName]
  yield ['结算单编号', sheet._id]
}

/** The sheet to sign: who pays whom for which days, by day and campaign, and the movements as far as they fit. */
export const paperOf = async (services: Services, sheet: SettlementDoc, payee: Payee): Promise<Paper> => {
  const { byDay, byCampaign } = await settlementParts(services, sheet)
  const rows: string[][] = []
  for await (const { movement, shop, what, fen } of linesOf(services, sheet)) {
    if (rows.length === PRINTED) break
    rows.push([shanghaiTime(movement.at), shop, movement.title, what, plainYuan(fen)])
  }
  return {
    title: titleOf(sheet),
    lines: [
      `付款：${sheet.orgName}`,
      `收款：${payee.name}，${payee.bank}，${payee.account}`,
      `金额：${plainYuan(sheet.amount)} 元，${sheet.uses} 笔核销，${sheet.days.length} 个营业日`,
      `结算单编号：${sheet._id}`,
      ...(sheet.state === 'paid'
        ? [`已付款：${shanghaiTime(sheet.paidAt ?? sheet.drawnUpAt)}，凭证 ${sheet.reference ?? ''}`]
        : []),
    ],
    tables: [
      {
        heading: '按营业日',
        header: ['营业日', '核销', '撤销', '金额（元）', '账页指纹'],
        rows: byDay.map(({ day, totals, hash }) => [
          day,
          String(totals.uses),
          String(totals.undos),
          plainYuan(totals.amount),
          hash.slice(0, 16),
        ]),
      },
      {
        heading: '按福利',
        header: ['福利', '核销', '撤销', '金额（元）'],
        rows: byCampaign.map(({ title, totals }) => [
          title,
          String(totals.uses),
          String(totals.undos),
          plainYuan(totals.amount),
        ]),
      },
      {
        heading: rows.length === PRINTED ? `明细（前 ${PRINTED} 笔，全部见表格文件）` : '明细',
        header: ['时间', '门店', '福利', '类别', '金额（元）'],
        rows,
      },
    ],
    signatures: ['商户盖章', '工会经办', '工会复核'],
  }
}
