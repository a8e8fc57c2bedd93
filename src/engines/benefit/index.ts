import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { benefit } from './contract'
import { changePeopleList } from './operations/change-people-list'
import { checkCode } from './operations/check-code'
import { claimCoupon } from './operations/claim-coupon'
import { closeDay } from './operations/close-day'
import { decideCampaign } from './operations/decide-campaign'
import { drawUpSettlement } from './operations/draw-up-settlement'
import { exportSettlement } from './operations/export-settlement'
import { inviteCashier } from './operations/invite-cashier'
import { joinShop } from './operations/join-shop'
import { joinWaitingList } from './operations/join-waiting-list'
import { leaveWaitingList } from './operations/leave-waiting-list'
import { listCampaigns } from './operations/list-campaigns'
import { listCashiers } from './operations/list-cashiers'
import { listClosedDays } from './operations/list-closed-days'
import { listMerchants } from './operations/list-merchants'
import { listMyBenefits } from './operations/list-my-benefits'
import { listMyHistory } from './operations/list-my-history'
import { listMyShops } from './operations/list-my-shops'
import { listPeopleLists } from './operations/list-people-lists'
import { listSettlements } from './operations/list-settlements'
import { listShops } from './operations/list-shops'
import { listStaffCampaigns } from './operations/list-staff-campaigns'
import { listUnsettled } from './operations/list-unsettled'
import { markPaid } from './operations/mark-paid'
import { pauseCampaign } from './operations/pause-campaign'
import { previewCampaign } from './operations/preview-campaign'
import { proposeChange } from './operations/propose-change'
import { readBooks } from './operations/read-books'
import { readCampaign } from './operations/read-campaign'
import { readClaim } from './operations/read-claim'
import { readCoupon } from './operations/read-coupon'
import { readMerchant } from './operations/read-merchant'
import { readPeopleList } from './operations/read-people-list'
import { readSettlement } from './operations/read-settlement'
import { readShopDay } from './operations/read-shop-day'
import { readStaffCampaign } from './operations/read-staff-campaign'
import { redeem } from './operations/redeem'
import { removeCashier } from './operations/remove-cashier'
import { returnCoupon } from './operations/return-coupon'
import { saveCampaign } from './operations/save-campaign'
import { saveCashier } from './operations/save-cashier'
import { saveMerchant } from './operations/save-merchant'
import { savePeopleList } from './operations/save-people-list'
import { saveShop } from './operations/save-shop'
import { showCode } from './operations/show-code'
import { submitCampaign } from './operations/submit-campaign'
import { undoRedemption } from './operations/undo-redemption'
import type { BenefitPorts } from './ports'
import { benefitServices } from './services'
import { campaigns } from './store/campaigns'
import { cells } from './store/cells'
import { codes } from './store/codes'
import { coupons } from './store/coupons'
import { days, tills } from './store/days'
import { figures } from './store/figures'
import { listed, lists } from './store/lists'
import { cashiers, invitations, merchants, shops } from './store/merchants'
import { movements } from './store/movements'
import { tickets } from './store/queue'
import { settlements } from './store/settlements'
import { counters, waits } from './store/waits'

/** Gives coupons to the people they are for, and keeps books that balance to the fen. */
export const createBenefitEngine = (ports: BenefitPorts): Engine =>
  defineEngine({
    name: 'benefit',
    contract: benefit,
    // The books themselves lie in a database of their own: store/ledger.ts.
    collections: [
      ...[campaigns, cells, coupons, waits, counters, tickets, figures, lists, listed],
      ...[merchants, shops, cashiers, invitations, codes, movements, days, tills, settlements],
    ],
    services: (unit: Unit) => benefitServices(ports, unit),
    operations: {
      listCampaigns,
      readCampaign,
      claimCoupon,
      readClaim,
      joinWaitingList,
      leaveWaitingList,
      listMyBenefits,
      listMyHistory,
      readCoupon,
      showCode,
      returnCoupon,
      listShops,
      joinShop,
      listMyShops,
      checkCode,
      redeem,
      undoRedemption,
      readShopDay,
      closeDay,
      listClosedDays,
      listCashiers,
      inviteCashier,
      removeCashier,
      saveCampaign,
      previewCampaign,
      submitCampaign,
      decideCampaign,
      pauseCampaign,
      proposeChange,
      listStaffCampaigns,
      readStaffCampaign,
      listPeopleLists,
      savePeopleList,
      changePeopleList,
      readPeopleList,
      listMerchants,
      readMerchant,
      saveMerchant,
      saveShop,
      saveCashier,
      listSettlements,
      listUnsettled,
      drawUpSettlement,
      readSettlement,
      exportSettlement,
      markPaid,
      readBooks,
    },
  })
