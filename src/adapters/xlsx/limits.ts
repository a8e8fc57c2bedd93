/** What a file may cost us, whatever it claims. */
export interface WorkbookLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number
  /** Parts in the container. */
  readonly entries: number
  /** Bytes of one part, and of all parts read, once unpacked. */
  readonly unpackedBytes: number
  /** Unpacked bytes per packed byte, looked at from `ratioFrom` unpacked bytes on. Rosters have 5 to 40. */
  readonly ratio: number
  readonly ratioFrom: number
  /** Rows that hold something. */
  readonly rows: number
  readonly columns: number
  /** Characters of one text or tag. */
  readonly text: number
}

export const ROSTER_LIMITS: WorkbookLimits = {
  fileBytes: 60_000_000,
  entries: 2_000,
  unpackedBytes: 600_000_000,
  ratio: 150,
  ratioFrom: 10_000_000,
  rows: 500_000,
  columns: 64,
  text: 1_000_000,
}

/** The format itself ends here. */
export const LAST_LINE = 1_048_576
