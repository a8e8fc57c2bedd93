import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { broadcast } from './contract'
import { acknowledge } from './operations/acknowledge'
import { answerAskedBack } from './operations/answer-asked-back'
import { askBack } from './operations/ask-back'
import { closeAskedBack } from './operations/close-asked-back'
import { compareBroadcasts } from './operations/compare-broadcasts'
import { countAudience } from './operations/count-audience'
import { decideBroadcast } from './operations/decide-broadcast'
import { dropAudience } from './operations/drop-audience'
import { dropDraft } from './operations/drop-draft'
import { endDeputy } from './operations/end-deputy'
import { enterFromGroup } from './operations/enter-from-group'
import { exportFunnel } from './operations/export-funnel'
import { findDay } from './operations/find-day'
import { findDeputies } from './operations/find-deputies'
import { labelGroup } from './operations/label-group'
import { listApprovals } from './operations/list-approvals'
import { listAskedBack } from './operations/list-asked-back'
import { listAudienceChoices } from './operations/list-audience-choices'
import { listAudiences } from './operations/list-audiences'
import { listBroadcasts } from './operations/list-broadcasts'
import { listDeputies } from './operations/list-deputies'
import { listDrafts } from './operations/list-drafts'
import { listMyGroups } from './operations/list-my-groups'
import { listRelayPacks } from './operations/list-relay-packs'
import { listUnacknowledged } from './operations/list-unacknowledged'
import { listWaiting } from './operations/list-waiting'
import { listWays } from './operations/list-ways'
import { markRead } from './operations/mark-read'
import { nameDeputy } from './operations/name-deputy'
import { openGroup } from './operations/open-group'
import { openItem } from './operations/open-item'
import { pauseBroadcast } from './operations/pause-broadcast'
import { preview } from './operations/preview'
import { readCorrection } from './operations/read-correction'
import { readCurve } from './operations/read-curve'
import { readDraft } from './operations/read-draft'
import { readFeed } from './operations/read-feed'
import { readFunnel } from './operations/read-funnel'
import { readSettings } from './operations/read-settings'
import { readShare } from './operations/read-share'
import { readSubtrees } from './operations/read-subtrees'
import { remindAdmins } from './operations/remind-admins'
import { resumeBroadcast } from './operations/resume-broadcast'
import { saveAudience } from './operations/save-audience'
import { saveDraft } from './operations/save-draft'
import { saveSettings } from './operations/save-settings'
import { saveWays } from './operations/save-ways'
import { searchFeed } from './operations/search-feed'
import { sendDraft } from './operations/send-draft'
import { sendGuide } from './operations/send-guide'
import { shareItem } from './operations/share-item'
import { startFile } from './operations/start-file'
import { stopBroadcast } from './operations/stop-broadcast'
import { takeRelay } from './operations/take-relay'
import { tryRobot } from './operations/try-robot'
import type { BroadcastPorts } from './ports'
import { broadcastServices } from './services'
import { savedAudiences } from './store/audiences'
import { broadcasts } from './store/broadcasts'
import { deliveries } from './store/deliveries'
import { deputies } from './store/deputies'
import { drafts } from './store/drafts'
import { feeds, feedSegments } from './store/feeds'
import { feedItems } from './store/items'
import { relayProofs } from './store/proofs'
import { askedBack } from './store/questions'
import { readPositions } from './store/read-positions'
import { receipts } from './store/receipts'
import { robots } from './store/robots'
import { broadcastSettings } from './store/settings'
import { groupWays } from './store/ways'

const collections = [
  savedAudiences,
  broadcasts,
  deliveries,
  deputies,
  drafts,
  feeds,
  feedSegments,
  feedItems,
  relayProofs,
  askedBack,
  readPositions,
  receipts,
  robots,
  broadcastSettings,
  groupWays,
]

/** Sends guides and whatever a desk has to say into groups' pages and chats, and tells what became of it. */
export const createBroadcastEngine = (ports: BroadcastPorts): Engine =>
  defineEngine({
    name: 'broadcast',
    contract: broadcast,
    collections,
    services: (unit: Unit) => broadcastServices(ports, unit),
    operations: {
      listMyGroups,
      openGroup,
      readFeed,
      searchFeed,
      findDay,
      markRead,
      openItem,
      acknowledge,
      listWaiting,
      readCorrection,
      shareItem,
      readShare,
      askBack,
      listAskedBack,
      answerAskedBack,
      closeAskedBack,
      countAudience,
      listAudienceChoices,
      saveAudience,
      listAudiences,
      dropAudience,
      startFile,
      saveDraft,
      listDrafts,
      readDraft,
      dropDraft,
      preview,
      sendDraft,
      sendGuide,
      listApprovals,
      decideBroadcast,
      readSettings,
      saveSettings,
      pauseBroadcast,
      resumeBroadcast,
      stopBroadcast,
      listWays,
      saveWays,
      tryRobot,
      listBroadcasts,
      readFunnel,
      readSubtrees,
      readCurve,
      remindAdmins,
      exportFunnel,
      compareBroadcasts,
      listUnacknowledged,
      listRelayPacks,
      takeRelay,
      enterFromGroup,
      findDeputies,
      nameDeputy,
      endDeputy,
      labelGroup,
      listDeputies,
    },
  })
