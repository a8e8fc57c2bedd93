import { View } from '@tarojs/components'
import { Quote } from '../../../ui/bubble'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Sheet } from '../../../ui/sheet'
import { Bones } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { readAnswer } from '../api'
import { words } from '../words'
import { Cited, type ArticleAddress } from './cited'

/** An answered question with the articles behind it. */
export const AnswerSheet = ({
  answerId,
  onClose,
  onArticle,
}: {
  answerId: string
  onClose: () => void
  onArticle: (article: ArticleAddress) => void
}) => {
  const answer = useLoaded(`answer:${answerId}`, () => readAnswer(answerId), { fresh: false })
  const shown = answer.data
  return (
    <Sheet title={words.answerTitle} onClose={onClose}>
      {shown === undefined ? (
        <Instead of={answer} bones={<Bones of={['title', 'long', 'long']} />} />
      ) : (
        <Stack gap={8}>
          <Quote who={words.answeredBy(shown.answeredBy, longDay(shown.answeredOn))}>{shown.question}</Quote>
          {shown.toBeReviewed && (
            <Notice tone="warn" head={words.toBeReviewedHead}>
              {words.toBeReviewed}
            </Notice>
          )}
          <View className="pre">{shown.answer}</View>
          {shown.citations.map((citation) => (
            <Cited key={citation.text} citation={citation} onOpen={onArticle} />
          ))}
        </Stack>
      )}
    </Sheet>
  )
}
