import { useState } from 'react'
import { drafts } from '../../../platform/storage'
import type { Draft } from './draft'

/** What is typed into the form of a campaign: it stays on this device until the server has it. `of`: the draft that is
 *  changed; words that were typed on an older version of it are not put over a newer one. */
export const useTyped = (start: Draft, of: { campaignId: string; version: number } | undefined) => {
  const name = of === undefined ? 'campaign' : `campaign:${of.campaignId}:${of.version}`
  const [typed, setTyped] = useState(() => drafts.get<Draft>(name))
  return {
    draft: { ...start, ...typed },
    isTyped: typed !== undefined,
    type: (change: Partial<Draft>) =>
      setTyped((before) => {
        const after = { ...start, ...before, ...change }
        drafts.put(name, after)
        return after
      }),
    /** Back to what the server has. */
    forget: () => {
      drafts.drop(name)
      setTyped(undefined)
    },
  }
}
