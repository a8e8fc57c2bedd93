/** An article, or a part of one, that another act ended without a new version of its own law. */
export interface KnownRepeal {
  /** Title of the law, as in its file. */
  readonly law: string
  readonly label: string
  readonly part?: string
  /** YYYY-MM-DD. */
  readonly on: string
  readonly by: string
}

/** Applied when the law is imported, so that a library filled today does not quote what has ended. */
export const knownRepeals: readonly KnownRepeal[] = [
  {
    // 法释〔2020〕26号: the paragraph on people who already draw a pension.
    law: '最高人民法院关于审理劳动争议案件适用法律问题的解释（一）',
    label: '第三十二条',
    part: '第一款',
    on: '2025-09-01',
    by: '《最高人民法院关于审理劳动争议案件适用法律问题的解释（二）》（法释〔2025〕12号）',
  },
]
