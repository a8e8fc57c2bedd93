import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { Btn, TextLink } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { toast } from '../../../ui/toast'
import { reportQuestion, vote, type QuestionCard } from '../api'
import { Basis } from './basis'
import { words } from './words'

interface QuestionRowProps {
  lectureId: string
  groupId: string
  card: QuestionCard
  /** The way to tell the hosts about it. */
  mayReport?: boolean
}

/** A public question: join it, or read its answer. */
export const QuestionRow = ({ lectureId, groupId, card, mayReport = false }: QuestionRowProps) => {
  const [voted, setVoted] = useState(card.voted)
  const [people, setPeople] = useState(card.people)
  const [open, setOpen] = useState(false)
  const say = (failure: unknown) => {
    if (isRefusal(failure)) toast(failure.message, 'alert')
    else if (isOffline(failure)) toast(words.offline, 'offline')
    else throw failure
  }
  const join = async () => {
    try {
      const answer = await vote({ lectureId, groupId, questionId: card.questionId, on: !voted })
      setVoted(answer.voted)
      setPeople(answer.people)
    } catch (failure) {
      say(failure)
    }
  }
  const report = async () => {
    try {
      await reportQuestion({ lectureId, groupId, questionId: card.questionId })
      toast(words.reported)
    } catch (failure) {
      say(failure)
    }
  }
  const { answer } = card
  return (
    <View className="row row--top">
      <View className="row__main">
        <View className="row__title row__title--plain">{card.text}</View>
        <View className="row__sub">{`${card.asker}，${words.people(thousands(people))}`}</View>
        {open && answer !== undefined && (
          <Stack gap={4}>
            <View className="pre">{answer.text}</View>
            <Basis answer={answer} />
            <Text className="xs muted">{answer.by}</Text>
          </Stack>
        )}
        {mayReport && !card.mine && answer === undefined && (
          <TextLink className="xs" onTap={() => void report()}>
            {words.report}
          </TextLink>
        )}
      </View>
      {answer !== undefined ? (
        <Btn small label={`${words.seeAnswer}：${card.text}`} onTap={() => setOpen(!open)}>
          {words.seeAnswer}
        </Btn>
      ) : (
        !card.mine && (
          <Btn
            small
            label={words.voteLabel(voted, card.text)}
            {...(voted ? { icon: 'check' as const } : {})}
            onTap={join}
          >
            {voted ? words.votedFor : words.voteFor}
          </Btn>
        )
      )}
    </View>
  )
}
