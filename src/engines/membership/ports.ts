import type { z } from 'zod'
import type { WriteSheet } from '../../kernel/exports'
import type { Unit } from '../../kernel/unit'
import type { OpenWorkbook } from './rules/roster/sheet'

/** What membership needs from outside. An adapter refuses with CODE_REFUSED (the code is wrong, used or too old)
 *  or VENDOR_AWAY (no sensible answer in time), and with nothing else. */

/** A person as an app of WeChat knows them. `unionid` joins the mini-program and the official account. */
export interface WechatPerson {
  readonly openid: string
  readonly unionid?: string
}

export interface PhoneByCode {
  /** The mainland number behind a code of the `getPhoneNumber` button; a code is good for 5 minutes and once.
   *  With `openid` a code that was given to somebody else is refused. */
  redeem(proof: { readonly code: string; readonly openid?: string }): Promise<{ readonly phone: string }>
}

export interface OfficialAccount {
  /** Where to send a browser. `state` is letters and digits, at most 128; `returnTo` a path of this site. */
  authorizeUrl(to: { readonly returnTo: string; readonly state: string }): string
  redeem(code: string): Promise<WechatPerson>
}

export interface MiniProgram {
  /** `code` of wx.login: 5 minutes, once. */
  redeem(code: string): Promise<WechatPerson>
}

export interface GroupProof {
  /** WeChat's id of the group behind a `cloudID` that this person's client was given: 5 minutes, once. */
  redeem(proof: { readonly cloudId: string; readonly openid: string }): Promise<{ readonly opengid: string }>
}

export interface Sms {
  /** Six digits that prove a phone; the text itself is a template at the vendor. */
  sendCode(message: {
    readonly phone: string
    readonly code: string
    readonly minutes: number
  }): Promise<void>
  /** Tells the owner of a number that something happened which they should look at here; the template names neither them
   *  nor anybody else. `rebind`: another WeChat account asks for their place. */
  sendNotice(message: { readonly phone: string; readonly about: 'rebind' }): Promise<void>
}

/** What another engine keeps about a member, for the export of one's own data. */
export interface KeptElsewhere {
  /** The heading in the document, in Chinese. */
  readonly title: string
  about(unit: Unit, memberId: string): Promise<z.core.util.JSONType>
}

/** Rosters come and go as .xlsx. */
export interface Spreadsheets {
  readonly open: OpenWorkbook
  readonly write: WriteSheet
}

export interface MembershipPorts {
  readonly phoneByCode: PhoneByCode
  readonly officialAccount: OfficialAccount
  readonly miniProgram: MiniProgram
  readonly groupProof: GroupProof
  readonly sms: Sms
  readonly spreadsheets: Spreadsheets
  /** Origins under which a robot's webhook may live, such as `https://qyapi.weixin.qq.com`. Only the local cloud adds
   *  a plain http one, its fake's. */
  readonly robotOrigins: readonly string[]
  readonly keptElsewhere?: readonly KeptElsewhere[]
}
