import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { findSimilar, type QuestionCard } from '../api'
import { QuestionRow } from './question-row'
import { words } from './words'

/** Typing pauses for so long before it is asked, in milliseconds. */
const PAUSE_MS = 700
/** Fewer characters are like everything. */
const SHORTEST = 4
type Found = Awaited<ReturnType<typeof findSimilar>>['items'][number]

/** Questions like the one being typed: joining one says more than asking it again. A help, so a lost answer is no trouble. */
export const Similar = ({
  lectureId,
  groupId,
  text,
}: {
  lectureId: string
  groupId: string
  text: string
}) => {
  const [found, setFound] = useState<readonly Found[]>([])
  useEffect(() => {
    let over = false
    const ask = async () => {
      try {
        const { items } =
          text.length < SHORTEST ? { items: [] } : await findSimilar({ lectureId, groupId, text })
        if (!over) setFound(items)
      } catch (failure) {
        if (!isOffline(failure) && !isRefusal(failure)) throw failure
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [lectureId, groupId, text])
  const card = found[0]
  if (card === undefined) return null
  const shown: QuestionCard = { mine: false, voted: false, ...card }
  return (
    <View>
      <View className="xs muted">{words.similar}</View>
      <QuestionRow key={card.questionId} lectureId={lectureId} groupId={groupId} card={shown} />
    </View>
  )
}
