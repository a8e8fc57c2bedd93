export interface Submitted {
  readonly version: number
  readonly answer: string
  readonly card: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
  readonly correctionNote?: string
}

/** What a second reader cannot judge because it is not there, by field; empty when the draft is whole. */
export const whatIsMissing = (draft: Submitted): Record<string, string> => {
  const missing: Record<string, string> = {}
  const want = (field: string, text: string | undefined, message: string): void => {
    if ((text ?? '').trim() === '') missing[field] = message
  }
  want('answer', draft.answer, '用一句话写出结论')
  want('card', draft.card, '写一张 200 字以内的明白卡')
  if (draft.sections.length === 0) missing['sections'] = '至少写一节'
  draft.sections.forEach((section, at) => want(`sections.${at}.text`, section.text, '这一节还没有写内容'))
  if (draft.version > 1)
    want('correctionNote', draft.correctionNote, '写清这一版改了哪里，读过上一版的人要看')
  return missing
}
