import type { Environment } from '../../config/environment'
import { createHttpSms } from '../adapters/sms/http-sms'
import { createGroupProof } from '../adapters/wechat/group-proof'
import { createMiniProgram } from '../adapters/wechat/mini-program'
import { createOfficialAccount } from '../adapters/wechat/official-account'
import { createWechatApi } from '../adapters/wechat/open-api'
import { createPhoneByCode } from '../adapters/wechat/phone-by-code'
import { askedByMember, keptAboutMember } from '../engines/broadcast/facts'
import { keptAboutMember as keptByBenefits } from '../engines/benefit/facts'
import { keptAboutMember as keptByHotline } from '../engines/hotline/facts'
import { keptAboutMember as keptByLectures } from '../engines/lecture/facts'
import { openWorkbook } from '../adapters/xlsx/open-workbook'
import { writeSheet } from '../adapters/xlsx/write-sheet'
import { createMembershipEngine } from '../engines/membership'
import type { MembershipPorts } from '../engines/membership/ports'
import type { Engine } from '../kernel/operation'
import { systemClock } from './house'

/** WeChat and the text-message gateway behind the ports of membership; their addresses are configuration. */
export const membershipPorts = (environment: Environment): MembershipPorts => {
  const api = (appId: string, secret: string) =>
    createWechatApi({ base: environment.WECHAT_API, appId, secret, clock: systemClock })
  const miniProgram = api(environment.WEAPP_APPID, environment.WEAPP_SECRET)
  return {
    phoneByCode: createPhoneByCode(miniProgram),
    miniProgram: createMiniProgram(miniProgram),
    groupProof: createGroupProof(miniProgram),
    officialAccount: createOfficialAccount(api(environment.OFFICIAL_APPID, environment.OFFICIAL_SECRET), {
      authorizeUrl: environment.OFFICIAL_AUTHORIZE,
      publicUrl: environment.PUBLIC_URL,
    }),
    sms: createHttpSms({ url: environment.SMS_API, key: environment.SMS_KEY }),
    keptElsewhere: [
      { title: '群里的通知', about: keptAboutMember },
      { title: '对通知的追问', about: askedByMember },
      { title: '讲座里的提问', about: keptByLectures },
      { title: '热线', about: keptByHotline },
      { title: '福利', about: keptByBenefits },
    ],
    spreadsheets: { open: openWorkbook, write: writeSheet },
    robotOrigins: [new URL(environment.WECOM_API).origin],
  }
}

export const membershipEngine = (environment: Environment): Engine =>
  createMembershipEngine(membershipPorts(environment))
