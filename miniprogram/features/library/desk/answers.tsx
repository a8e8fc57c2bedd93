import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Blank } from '../../../ui/states'
import { Segment } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { approveAnswer, listAnswers, type AnswerRow } from './api'
import { CitationLine } from './citation-line'
import { words } from './words'

const t = words.answers
type Which = 'waiting' | 'all'

/** Answered questions; `turn` grows when one was written beside this list. */
export const Answers = ({ turn }: { turn: number }) => {
  const [which, setWhich] = useState<Which>('waiting')
  const found = usePaged(`answers:${which}:${turn}`, (cursor) =>
    listAnswers({ waiting: which === 'waiting', ...from(cursor) }),
  )
  return (
    <Stack gap={12}>
      <Segment
        label={t.filter}
        items={[
          { key: 'waiting', word: t.waiting },
          { key: 'all', word: t.all },
        ]}
        chosen={which}
        onTap={setWhich}
      />
      <Listed
        of={found}
        empty={<Blank icon="chat" head={which === 'waiting' ? t.empty : t.emptyAll} words={t.emptyWhy} />}
      >
        {(items) => (
          <Stack gap={12}>
            {items.map((answer) => (
              <AnswerCard key={answer.answerId} of={answer} onChanged={() => void found.reload()} />
            ))}
          </Stack>
        )}
      </Listed>
    </Stack>
  )
}

const AnswerCard = ({ of, onChanged }: { of: AnswerRow; onChanged: () => void }) => {
  const approving = useSend(approveAnswer)
  const again = of.approved && of.toBeReviewed
  const approve = async () => {
    if ((await approving.send(of.answerId)) === undefined) return
    toast(t.approved)
    onChanged()
  }
  return (
    <Card>
      <Stack gap={8}>
        <Heading level={3}>{of.question}</Heading>
        <Line>
          <Tag tone={of.approved ? 'ok' : 'warn'}>{of.approved ? t.isApproved : t.isWaiting}</Tag>
          {of.toBeReviewed && (
            <Tag tone="warn" icon="alert">
              {words.list.toBeReviewed}
            </Tag>
          )}
          <Text className="sm muted">{t.by(of.answeredBy)}</Text>
        </Line>
        {of.reasons.length > 0 && (
          <Notice tone="warn">
            {of.reasons.map((reason) => (
              <View key={reason}>{reason}</View>
            ))}
          </Notice>
        )}
        <View className="pre">{of.answer}</View>
        <View className="rows--plain">
          {of.citations.map((citation) => (
            <CitationLine key={citation.text} text={citation.text} of={citation} />
          ))}
        </View>
        <FailureNote of={approving} />
        {(!of.approved || again) &&
          (of.mine ? (
            <Text className="sm muted">{t.own}</Text>
          ) : (
            <View className="dk-wrap">
              <Btn
                small
                kind="line"
                busy={t.approving}
                label={`${again ? t.stillRight : t.approve}：${of.question}`}
                onTap={approve}
              >
                {again ? t.stillRight : t.approve}
              </Btn>
            </View>
          ))}
      </Stack>
    </Card>
  )
}
