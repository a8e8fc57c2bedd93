import type { z } from 'zod'
import type { Purpose as PurposeShape } from '../contract'

export type Purpose = z.infer<typeof PurposeShape>

/** What people agree to, in the words they are shown. A changed text needs a new version: it is then asked again. */
export interface ConsentText {
  readonly purpose: Purpose
  readonly title: string
  readonly text: string
  readonly version: string
  /** Without it there is no membership here; the others are asked for when a service needs them. */
  readonly required: boolean
}

export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    purpose: 'general',
    title: '会员基本信息',
    text: '工会用您的姓名、手机号和所在单位，认出您是哪一家工会的会员，给您发指引、通知和办事进度。手机号加密保存，列表里只显示一部分。谁看过完整的号码，您在“谁查看过我的资料”里看得到。',
    version: '1',
    required: true,
  },
  {
    purpose: 'identity-number',
    title: '身份证号',
    text: '办理困难帮扶、互助保障这类要核对身份的事，工作人员会查看您的身份证号。号码加密保存，每看一次都记下来给您看。您可以随时收回，收回以后就看不到了。',
    version: '1',
    required: false,
  },
  {
    purpose: 'psychology',
    title: '心理咨询记录',
    text: '咨询师记下您谈的内容，只用来接着帮您。您的单位看不到，工会的其他工作人员也看不到。您可以随时收回。',
    version: '1',
    required: false,
  },
  {
    purpose: 'hardship',
    title: '困难情况',
    text: '申请帮扶时，您填的收入、病情和家庭情况，只给审核的工作人员看，只用来办这一件事。您可以随时收回，正在办的申请会停下来。',
    version: '1',
    required: false,
  },
  {
    purpose: 'guardian',
    title: '未满 14 岁孩子的信息',
    text: '给孩子报名活动时，您以监护人的身份同意我们使用孩子的姓名和年龄，活动结束后删除。您可以随时收回。',
    version: '1',
    required: false,
  },
]

export const consentText = (purpose: Purpose): ConsentText => {
  const found = CONSENT_TEXTS.find((text) => text.purpose === purpose)
  if (!found) throw new Error(`no text for ${purpose}`)
  return found
}

/** Required purposes to which the current text has not been agreed. */
export const missingConsents = (
  newest: readonly { readonly purpose: Purpose; readonly given: boolean; readonly version: string }[],
): Purpose[] =>
  CONSENT_TEXTS.filter(
    (text) =>
      text.required &&
      !newest.some((line) => line.purpose === text.purpose && line.given && line.version === text.version),
  ).map((text) => text.purpose)
