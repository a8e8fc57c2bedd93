import { XLSX } from '../../../kernel/file-kinds'
import { exportAddress, makeExport } from '../../../kernel/exports'
import { membership } from '../contract'
import { TEMPLATE_TITLES } from '../rules/roster/columns'
import { operation } from '../services'

/** Every column of it is text, so that a number typed into it keeps all of its digits. */
export const exportRosterTemplate = operation(membership.exportRosterTemplate, {
  prepare: ({ unit, ports }) =>
    makeExport(unit, { fileName: '空白名册.xlsx', contentType: XLSX }, (to) =>
      ports.spreadsheets.write({ name: '会员名册', header: TEMPLATE_TITLES, rows: [] }, to),
    ),
  handle: ({ unit, prepared }) => Promise.resolve(exportAddress(unit, prepared)),
})
