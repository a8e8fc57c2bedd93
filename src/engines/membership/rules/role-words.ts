import type { Role } from '../../../kernel/contract'

/** What a role is called where people read it. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  groupadmin: '群管理员',
  lawyer: '律师',
  counsellor: '心理咨询师',
  staff: '工会干部',
  merchant: '商家',
  auditor: '审计员',
}
