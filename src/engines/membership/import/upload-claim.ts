import { z } from 'zod'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What an upload ticket says, signed for the purpose `upload`. */
const Claim = z.object({
  fileId: z.string(),
  purpose: z.literal('roster'),
  maxBytes: z.number(),
  fileName: z.string(),
  contentType: z.string(),
  accountId: z.string(),
})
export type UploadClaim = z.infer<typeof Claim>

/** The claim behind a ticket whose signature was good; undefined when it is a ticket for something else. */
export const readClaim = (text: string | undefined): UploadClaim | undefined => {
  if (text === undefined) return undefined
  try {
    return Claim.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
