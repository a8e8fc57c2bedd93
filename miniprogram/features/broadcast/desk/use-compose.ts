import { useEffect, useState } from 'react'
import { isOffline } from '../../../platform/failures'
import { newKey } from '../../../platform/keys'
import { drafts } from '../../../platform/storage'
import { useSend } from '../../../ui/use-send'
import type { GuideHead } from '../../library/api'
import { sendGuide, type SendGuide } from './api'
import { nobody, type Choice } from './audience'

export interface Compose {
  readonly guide: GuideHead | undefined
  readonly choice: Choice
  readonly compulsory: boolean
}

const NAME = 'push'
const KEY = 'push-key'

/** Sends once, even when the answer was lost and the page was closed: the key lives as long as the question is open. */
const sendOnce = async (input: SendGuide) => {
  const text = JSON.stringify(input)
  const kept = drafts.get<{ text: string; key: string }>(KEY)
  const key = kept?.text === text ? kept.key : newKey()
  drafts.put(KEY, { text, key })
  try {
    const answer = await sendGuide(input, key)
    drafts.drop(KEY)
    return answer
  } catch (failure) {
    if (!isOffline(failure)) drafts.drop(KEY)
    throw failure
  }
}

/** What is being put together, kept on the device until it has been sent. `given`: the guide with which the page was opened. */
export const useCompose = (given: GuideHead | undefined) => {
  const [compose, setCompose] = useState<Compose>(() => {
    const kept = drafts.get<Compose>(NAME) ?? { guide: undefined, choice: nobody, compulsory: false }
    return given === undefined ? kept : { ...kept, guide: given }
  })
  const sending = useSend(sendOnce)
  useEffect(() => {
    drafts.put(NAME, compose)
  }, [compose])
  return {
    compose,
    sending,
    change: (part: Partial<Compose>) => setCompose((before) => ({ ...before, ...part })),
    choose: (part: Partial<Choice>) =>
      setCompose((before) => ({ ...before, choice: { ...before.choice, ...part } })),
    forget: () => drafts.drop(NAME),
  }
}
