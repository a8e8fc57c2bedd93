/** A guide as its writers hand it in. All of them are written for this project; the laws they cite are real unless
 *  their name says 演示. */
export interface DemoGuide {
  readonly title: string
  readonly topic: string
  /** One sentence. */
  readonly answer: string
  /** At most 200 characters. */
  readonly card: string
  readonly sections: readonly { readonly heading: string; readonly text: string }[]
  readonly citations: readonly string[]
  /** With it the words above are the second version: the demo shows how a correction looks. */
  readonly corrects?: {
    readonly note: string
    /** By heading: what the first version said. */
    readonly before: Readonly<Record<string, string>>
  }
}
