/** `review`: nobody but its author sees it until a person has looked. `risky`: refused. */
export type Verdict = 'pass' | 'review' | 'risky'

/** WeChat's kinds of places: 1 profiles, 2 comments, 3 forums, 4 social logs. */
export type Scene = 1 | 2 | 3 | 4

export interface TextPiece {
  readonly text: string
  /** Of its author, inside WeChat; without it the word list decides. */
  readonly openid?: string | undefined
  readonly scene: Scene
}

export interface PicturePiece {
  readonly bytes: Uint8Array
  readonly contentType: 'image/jpeg' | 'image/png' | 'image/webp'
}

/** Whether words or a picture may be shown to others. Refuses with VENDOR_AWAY when the checker gives no answer: then
 *  nothing is known. Confidential matters never go here. */
export interface ContentCheck {
  checkText(piece: TextPiece): Promise<Verdict>
  checkPicture(piece: PicturePiece): Promise<Verdict>
}

const RANK: Readonly<Record<Verdict, number>> = { pass: 0, review: 1, risky: 2 }

export const worst = (verdicts: readonly Verdict[]): Verdict =>
  verdicts.reduce<Verdict>((a, b) => (RANK[b] > RANK[a] ? b : a), 'pass')
