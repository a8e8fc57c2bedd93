import { useState } from 'react'
import { useSend } from '../../../ui/use-send'
import { remindAdmins } from './api'
import { words } from './words'

/** Reminds the admins of one group, or of all in which nothing happened. */
export const useReminder = (broadcastId: string, onReminded: () => Promise<void>) => {
  const [said, setSaid] = useState<string>()
  const sending = useSend(remindAdmins)
  const remind = async (groupIds: string[] | undefined): Promise<void> => {
    setSaid(undefined)
    const answer = await sending.send({ broadcastId, ...(groupIds === undefined ? {} : { groupIds }) })
    if (answer === undefined) return
    setSaid(words.reminded(answer))
    await onReminded()
  }
  return {
    sending,
    said,
    all: () => remind(undefined),
    one: (groupId: string) => remind([groupId]),
  }
}
