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
