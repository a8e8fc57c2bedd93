import { defineContract } from '../../../kernel/contract'
import { campaigns } from './campaigns'
import { claiming } from './claiming'
import { counter } from './counter'
import { merchants } from './merchants'
import { ownCoupons } from './own-coupons'
import { peopleLists } from './people-lists'
import { settling } from './settling'
import { shop } from './shop'

export { Kind } from './shapes'
export { CampaignTerms, Rule } from './terms'

/** Everything that may be asked about campaigns, coupons, shops and their settlement. */
export const benefit = defineContract({
  ...claiming,
  ...ownCoupons,
  ...counter,
  ...shop,
  ...campaigns,
  ...peopleLists,
  ...merchants,
  ...settling,
})
