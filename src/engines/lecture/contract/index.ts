import { defineContract } from '../../../kernel/contract'
import { afterwards } from './afterwards'
import { asking } from './asking'
import { hosting } from './hosting'
import { hearing } from './hearing'
import { lawyers } from './lawyers'
import { planning } from './planning'
import { script } from './script'
import { sorting } from './sorting'

/** Everything that may be asked about lectures: planned by staff, spoken by lawyers, heard and asked in by groups. */
export const lecture = defineContract({
  ...planning,
  ...script,
  ...hosting,
  ...sorting,
  ...hearing,
  ...asking,
  ...afterwards,
  ...lawyers,
})
