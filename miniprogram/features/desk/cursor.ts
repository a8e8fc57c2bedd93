/** `{ cursor }` when there is one: an absent field is not an undefined one. */
export const from = (cursor: string | undefined): { cursor?: string } =>
  cursor === undefined ? {} : { cursor }
/** The trimmed text as a field of a question, or nothing. */
export const finding = (text: string): { text?: string } => (text.trim() === '' ? {} : { text: text.trim() })
