import { exportAddress, makeExport } from '../../../kernel/exports'
import { XLSX } from '../../../kernel/file-kinds'
import { broadcast } from '../contract'
import { HEADER, sheetRow } from '../rules/sheet'
import { operation, type Services } from '../services'
import { freshOf, groupRow, headOf, lookAt, summaryOf, type Fresh, type Looking } from './funnel-parts'

const PAGE = 1000

/** The same numbers as on the page, one row a group. No names of people but of whoever passed it on. */
export const exportFunnel = operation(broadcast.exportFunnel, {
  prepare: async (given) => {
    const { input, caller, ports } = given
    const looking = await lookAt(given, caller, input)
    const fresh = await freshOf(given, looking)
    const { title } = headOf(looking, await summaryOf(given, looking, fresh))
    const about = {
      fileName: `${title.replace(/[\\/:*?"<>|]/g, ' ').slice(0, 40)}-推送结果.xlsx`,
      contentType: XLSX,
    }
    const counted = { rows: 0 }
    const sheet = { name: '推送结果', header: HEADER, rows: rowsOf(given, looking, fresh, counted) }
    const made = await makeExport(given, about, (to) => ports.writeSheet(sheet, to))
    return { looking, made, rows: counted.rows }
  },
  handle: async ({ prepared: { looking, made, rows }, audit, signer }) => {
    await audit.record({
      action: 'export-funnel',
      subject: looking.sent._id,
      orgPath: looking.sent.deskPath,
      detail: `下载了《${looking.sent.title}》的推送结果，${rows} 个群`,
    })
    return { ...exportAddress({ signer }, made), rows }
  },
})

async function* rowsOf(
  { deliveries, groups }: Pick<Services, 'deliveries' | 'groups'>,
  { sent, orgIds }: Looking,
  fresh: Fresh,
  counted: { rows: number },
): AsyncGenerator<readonly string[]> {
  for (let last: string | undefined; ;) {
    const page = await deliveries.some(sent, orgIds, {}, last, PAGE)
    const names = await groups.namesOf(page.flatMap(({ chat }) => (chat?.by === undefined ? [] : [chat.by])))
    for (const delivery of page) {
      counted.rows += 1
      yield sheetRow(groupRow(sent, delivery, fresh.get(delivery._id)?.more, (id) => names.get(id)))
    }
    last = page.at(-1)?._id
    if (page.length < PAGE || last === undefined) return
  }
}
