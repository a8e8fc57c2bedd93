import type { DemoGuide } from '../demo-guide'
import { dispatchedWork } from './dispatched-work'
import { endingAContract } from './ending-a-contract'
import { newFormsOfWork } from './new-forms-of-work'
import { overtime } from './overtime'
import { pregnancyAndNursing } from './pregnancy-and-nursing'
import { socialInsurance } from './social-insurance'
import { stoppagePay } from './stoppage-pay'
import { unpaidWages } from './unpaid-wages'
import { workInjury } from './work-injury'

export const demoGuides: readonly DemoGuide[] = [
  newFormsOfWork,
  pregnancyAndNursing,
  endingAContract,
  workInjury,
  overtime,
  dispatchedWork,
  socialInsurance,
  unpaidWages,
  stoppagePay,
]
