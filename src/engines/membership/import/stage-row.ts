import type { House } from '../../../kernel/unit'
import { nameKeyOf } from '../rules/blind-keys'
import { decide, type Known } from '../rules/roster/decide'
import type { ImportRowDoc } from '../store/import-rows'
import type { MemberDoc } from '../store/members'
import type { CheckedRow } from './chunk'

export type Staged = Omit<ImportRowDoc, '_id'> & { line: number }
export const decideRow = decide<MemberDoc & Known>

/** What a row writes: sealed values are made only where something is written. */
export const stageRow = (
  house: Pick<House, 'vault' | 'ids'>,
  row: CheckedRow,
  member: MemberDoc | undefined,
  mark: { readonly importId: string; readonly changedAt: Date },
): Staged => {
  const { vault } = house
  const fields: Staged['after'] = {
    name: row.name,
    orgId: row.place._id,
    orgPath: [...row.place.orgPath],
    ...mark,
    ...(row.joinedOn !== undefined && { joinedOn: row.joinedOn }),
  }
  if (member?.phoneKey !== row.phoneKey) {
    fields.phone = vault.seal(row.phone, 'phone')
    fields.phoneKey = row.phoneKey
  }
  if (row.idNumber !== undefined && row.idKey !== undefined) {
    if (member?.idKey !== row.idKey) {
      fields.idNumber = vault.seal(row.idNumber, 'idNumber')
      fields.idKey = row.idKey
    }
    fields.nameKey = nameKeyOf(vault, row.name, row.idNumber.slice(-6))
  }
  if (member) {
    const kind = member.orgId === row.place._id ? 'change' : 'transfer'
    return { line: row.line, kind, memberId: member._id, after: fields, before: member }
  }
  const memberId = house.ids.next('member')
  return { line: row.line, kind: 'add', memberId, after: { _id: memberId, state: 'active', ...fields } }
}
