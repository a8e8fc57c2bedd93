/** A refusal is an answer, not a crash: a code for programs, a sentence for people, a status for HTTP. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly details: RefusalDetails = {},
  ) {
    super(details.message ?? messageOf(code))
    this.name = 'Refusal'
  }
}

export interface RefusalDetails {
  /** Overrides the sentence of the table when the case knows more; never holds personal data. */
  readonly message?: string
  /** What is wrong, by path of the input: `{ 'sections.0.heading': '这一项要填' }`. */
  readonly fields?: Readonly<Record<string, string>>
  /** Seconds after which it makes sense to try again. */
  readonly retryAfter?: number
}

/** What travels to the client on either door. */
export interface RefusalBody {
  readonly code: string
  readonly message: string
  readonly fields?: Readonly<Record<string, string>>
  readonly retryAfter?: number
}

export const refuse = (code: RefusalCode, details?: RefusalDetails): Refusal => new Refusal(code, details)

/** code → [HTTP status, what people read]. "Not yours" and "not there" share NOT_FOUND. */
const TABLE = {
  // every operation
  BAD_INPUT: [400, '有的内容没填对，看看标出来的地方'],
  KEY_REQUIRED: [400, '缺少防重复的标记，请重新打开这一页'],
  SIGN_IN: [401, '请先登录'],
  NOT_ALLOWED: [403, '您的身份不能做这件事'],
  BIND_PHONE: [403, '先绑定手机号，才能做这件事'],
  NOT_FOUND: [404, '没有找到，可能已经撤下，或者不归您管'],
  METHOD: [405, '这个地址不能这样打开'],
  KEY_REUSED: [409, '同一个标记用在了两件事上，请重新打开这一页'],
  STILL_RUNNING: [409, '上一次还在办，稍等一下再看'],
  TOO_LARGE: [413, '内容太大了'],
  WRONG_TYPE: [415, '内容的格式不对'],
  TOO_OFTEN: [429, '太快了，歇一会儿再试'],
  INTERNAL: [500, '这里出了问题，我们已经记下'],
  AWAY: [503, '现在连不上，您填的内容还在，过一会儿再试'],
  // vendors
  VENDOR_AWAY: [503, '微信那边暂时没有回应，过一会儿再试'],
  CODE_REFUSED: [409, '验证没有通过，可能过期了，请重新获取'],
  // membership
  NOT_MATCHED: [409, '没有对上。核对姓名和身份证号最后 6 位，或者改用手机号'],
  ALREADY_DECIDED: [409, '这件事已经处理过了'],
  VERSION_CHANGED: [409, '说明有更新，请看过新的再决定'],
  HOLDS_ROLE: [409, '您还担任职务，先请上级工会取消，再退出'],
  NAME_TAKEN: [409, '同一级里已经有这个名称'],
  WRONG_LEVEL: [409, '这一级工会不能放在这里'],
  CONSENT_MISSING: [409, '本人没有同意查看这一项'],
  OWN_ROLE: [409, '不能给自己加减职务，请别的工作人员来办'],
  OWN_ROLE_ENDS: [
    409,
    '您自己的职务有期限。没有期限的工作人员职务，请同样没有期限的人来办，免得以后没有人管',
  ],
  OWN_RECORD: [409, '自己的资料请别的工作人员来办'],
  ROBOT_ADDRESS: [409, '机器人地址不对，请从企业微信群里重新复制'],
  GROUP_TAKEN: [409, '这个微信群已经绑定过了'],
  FILE_MISSING: [409, '文件还没有传上来，请重新选择'],
  IMPORT_RUNNING: [409, '另一份名册正在导入，等它完成再来'],
  NOT_CHECKED: [409, '这份名册还没有查完，或者已经导入'],
  CANNOT_UNDO: [409, '这次导入不能撤回'],
  // library
  CHANGED_MEANWHILE: [409, '别人刚改过这一份，请先看新的内容'],
  NOT_A_DRAFT: [409, '这一版已经送审或发布，不能再改'],
  DRAFT_OPEN: [409, '已经有一份更正在写'],
  NOT_ISSUED: [409, '这份指引还没有发布，或者已经撤下'],
  INCOMPLETE: [409, '还有没写完的地方'],
  WRONG_CITATION: [409, '有的条文没有对上'],
  NOT_IN_REVIEW: [409, '这一版没有在等审核'],
  OWN_DRAFT: [409, '自己写的要请别人审'],
  NOTE_NEEDED: [409, '退回时写一句原因'],
  NOT_APPROVED: [409, '审过以后才能发布'],
  // broadcast
  EMPTY_AUDIENCE: [409, '选中的范围里没有群'],
  OUT_OF_SCOPE: [409, '有的群不归您管，请重新选'],
  WITHDRAWN: [409, '这份指引已经撤下'],
  NOT_COMPULSORY: [409, '不是必读的通知，不显示姓名'],
  RISKY_WORDS: [409, '有的话不能发，换个说法再试'],
  OWN_WORDS_NEEDED: [409, '这个问题要先用您的话写一遍，再发到群里'],
  NOT_RUNNING: [409, '这次推送已经结束'],
  NOT_PAUSED: [409, '这次推送没有停着'],
  // lecture
  NOT_A_LAWYER: [409, '主讲要请一位律师'],
  HOST_BUSY: [409, '这个时间，主讲人已经有一场讲座'],
  TIME_PAST: [409, '时间已经过了，请选以后的时间'],
  TOO_EARLY: [409, '还没到时间，开讲前一小时可以开始'],
  LECTURE_BEGUN: [409, '讲座已经开始，不能再改'],
  LECTURE_ENDED: [409, '讲座已经结束'],
  CANCELLED: [409, '这场讲座取消了'],
  NOT_LIVE: [409, '讲座不在进行中'],
  NOT_ENDED: [409, '讲座还没有结束，纪要在结束后生成'],
  OTHER_SPEAKER: [409, '现在是另一位在主持，接过来以后才能发'],
  EMPTY_PIECE: [409, '这一段还是空的'],
  NOT_WAITING: [409, '这个问题已经有人处理了'],
  QUEUE_CLOSED: [409, '不再收新问题了，已经提的都会答'],
  ASKED_ENOUGH: [409, '您有几个问题还在等，等答了再提'],
  LICENCE_MISSING: [409, '先填好执业证号，答复上要写明'],
  // hotline
  SLOT_TAKEN: [409, '这个时间刚被约走，请另选一个'],
  SLOT_OVER: [409, '这个时间已经过了，或者看得太久，请重新选'],
  BUSY_THEN: [409, '这个时间已经有别的预约'],
  BOOKED_ENOUGH: [409, '您已经有几个没到时间的预约，先办完再约'],
  HOLD_OVER: [409, '留给您的时间已过，请重新选'],
  ADDRESS_NEEDED: [409, '请写上让律师去哪里'],
  TOO_LATE_TO_CHANGE: [409, '离约好的时间太近，不能再改，请直接打电话'],
  WRONG_DESK: [409, '这不是您约的窗口，看看预约上写的是几号'],
  NOT_YET: [409, '还没到时候'],
  WAITING_ALREADY: [409, '您已经在排这个候补了'],
  CALL_OVER: [409, '这通电话已经有了结果'],
  CALLBACK_WAITING: [409, '已经答应给您回电，请留意接听'],
  CLAIM_REFUSED: [409, '这个链接用不了：可能过期了，或者不是这个手机号的'],
  NOTHING_SAID: [409, '写点什么，或者选一个文件'],
  WRONG_FILE: [409, '这个文件打不开，请换一个'],
  AGAINST_OWN_CLIENT: [409, '这件事要避嫌，请别的律师来办'],
  CASE_CLOSED: [409, '这件事已经办结，要接着办请先重新打开'],
  CASE_OPEN: [409, '这件事还在办'],
  TAKEN_BY_OTHER: [409, '别的同事已经接下了'],
  WRONG_SPAN: [409, '时间前后不对，或者已经过去'],
  DESK_TAKEN: [409, '这张台在这段时间已经有别的排班'],
  ROLE_MISSING: [409, '先给这个人相应的职务'],
  // benefit
  NOT_ELIGIBLE: [409, '这份福利您还不符合条件，看看哪一条没对上'],
  ROUND_CLOSED: [409, '现在没有开放的场次'],
  CAMPAIGN_PAUSED: [409, '活动暂停了，券给您留着，恢复后接着用'],
  LIMIT_REACHED: [409, '您已经领够了'],
  NO_WAITING_LIST: [409, '这份福利没有候补'],
  STILL_LEFT: [409, '现在还有，直接领就行'],
  COUPON_USED: [409, '这张券已经用过了'],
  COUPON_EXPIRED: [409, '这张券过期了'],
  COUPON_NOT_YET: [409, '还没到可以用的时间'],
  CODE_UNKNOWN: [409, '没有这个码，请顾客刷新后再扫'],
  CODE_EXPIRED: [409, '这个码过时了，请顾客刷新后再扫'],
  OTHER_MERCHANT: [409, '这张券不能在本店用'],
  OWN_COUPON: [409, '自己的券请别的店员来核销'],
  SHOP_STOPPED: [409, '这家店已经停用，请联系工会'],
  TICKET_EXPIRED: [409, '扫码超过 5 分钟了，请重新扫'],
  PRICE_NEEDED: [409, '请输入这一单的金额'],
  BELOW_MINIMUM: [409, '这一单没到起用金额'],
  TOO_MUCH: [409, '超过了这张券能减的金额'],
  NOT_DIVISIBLE: [409, '这张券要一次用完，不能分开用'],
  TOO_LATE: [409, '已经超过 10 分钟，不能撤销了'],
  ALREADY_UNDONE: [409, '这一笔已经撤销过了'],
  INVITATION_REFUSED: [409, '邀请码不对或者过期了，请店长重新给一个'],
  LAST_MANAGER: [409, '这是最后一位店长，先加一位再移除'],
  ALREADY_CLOSED: [409, '这一天已经日结了'],
  NOT_THE_OPEN_DAY: [409, '营业日变了，请刷新后再日结'],
  BAD_TERMS: [409, '活动内容还有问题，看看标出来的地方'],
  NOT_SUBMITTED: [409, '这份活动没有在等审批'],
  OWN_CAMPAIGN: [409, '自己写的要请别人批'],
  CAMPAIGN_NOT_RUNNING: [409, '活动没有在进行'],
  NOT_IN_FAVOUR: [409, '公布以后，只能改得对职工更有利'],
  PROPOSAL_OPEN: [409, '已经有一份修改在等审批'],
  PAYEE_NEEDED: [409, '请填收款账户和联系电话'],
  NOTHING_TO_SETTLE: [409, '没有要结算的营业日'],
  BELOW_ZERO: [409, '撤销的比核销的多，等下一个营业日再结'],
  NO_FONT: [409, '这台服务器没有中文字体，先下载表格文件'],
  ALREADY_PAID: [409, '这张结算单已经付过款了'],
  OWN_SHEET: [409, '自己店里的结算单请别人来办'],
} as const satisfies Record<string, readonly [number, string]>

export type RefusalCode = keyof typeof TABLE

/** What any operation may answer besides its own errors. */
export const COMMON_REFUSALS = [
  'BAD_INPUT',
  'SIGN_IN',
  'NOT_ALLOWED',
  'BIND_PHONE',
  'METHOD',
  'TOO_LARGE',
  'WRONG_TYPE',
  'TOO_OFTEN',
  'AWAY',
] as const satisfies readonly RefusalCode[]

const isKnown = (code: string): code is RefusalCode => Object.hasOwn(TABLE, code)
export const statusOf = (code: string): number => (isKnown(code) ? TABLE[code][0] : 409)
export const messageOf = (code: string): string => (isKnown(code) ? TABLE[code][1] : code)

export const refusalBody = (refusal: Refusal): RefusalBody => ({
  code: refusal.code,
  message: refusal.message,
  ...(refusal.details.fields && { fields: refusal.details.fields }),
  ...(refusal.details.retryAfter !== undefined && { retryAfter: refusal.details.retryAfter }),
})
