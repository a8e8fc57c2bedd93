import type { Environment } from '../../config/environment'
import { createWordList } from '../adapters/content-check/word-list'
import { createGroupProof } from '../adapters/wechat/group-proof'
import { createWechatApi } from '../adapters/wechat/open-api'
import { createGroupRobot } from '../adapters/wecom/group-robot'
import { writeSheet } from '../adapters/xlsx/write-sheet'
import { createBroadcastEngine } from '../engines/broadcast'
import type { BroadcastPorts } from '../engines/broadcast/ports'
import { createLibraryFacts } from '../engines/library/facts'
import { createMembershipFacts } from '../engines/membership/facts'
import type { Engine } from '../kernel/operation'
import { contentCheck } from './content-check'
import { systemClock } from './house'

/** Broadcast learns about groups from membership and about guides from the library; robots are WeCom's, proofs WeChat's. */
export const broadcastPorts = (environment: Environment): BroadcastPorts => ({
  groups: createMembershipFacts,
  guides: createLibraryFacts,
  robots: createGroupRobot({ origins: [new URL(environment.WECOM_API).origin] }),
  check: contentCheck(environment),
  words: createWordList(),
  groupProof: createGroupProof(
    createWechatApi({
      base: environment.WECHAT_API,
      appId: environment.WEAPP_APPID,
      secret: environment.WEAPP_SECRET,
      clock: systemClock,
    }),
  ),
  writeSheet,
  publicUrl: environment.PUBLIC_URL.replace(/\/$/, ''),
})

export const broadcastEngine = (environment: Environment): Engine =>
  createBroadcastEngine(broadcastPorts(environment))
