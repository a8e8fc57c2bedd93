import { View } from '@tarojs/components'
import { useState } from 'react'
import { Listed } from '../../desk/listed'
import { Section } from '../../../ui/layout'
import { Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import type { HiddenCard, HostCard, QueueView } from './api'
import { HiddenRow, HostRow } from './host-row'
import { isOn, type ShownDesk } from './use-console'
import { useHidden, useQueue } from './use-queue'
import { words } from './words'

type Tab = QueueView | 'hidden'

interface QueueProps {
  desk: ShownDesk
  /** Grows with every change made here, so that the list is asked anew. */
  turn: number
  onAnswer: (card: HostCard) => void
  onAnswerHidden: (card: HiddenCard) => void
  onMore: (card: HostCard) => void
  onMerge: (card: HostCard | undefined) => void
}

const blanks: Readonly<Record<Tab, readonly [string, string?]>> = {
  most: [words.none, words.noneWhy],
  newest: [words.none, words.noneWhy],
  review: [words.noneReview, words.noneReviewWhy],
  answered: [words.noneAnswered],
  refused: [words.noneRefused],
  merged: [words.noneMerged],
  hidden: [words.noneHidden, words.noneHiddenWhy],
}
const Nothing = ({ tab }: { tab: Tab }) => {
  const [head, why] = blanks[tab]
  return <Blank icon="chat" head={head} {...(why === undefined ? {} : { words: why })} />
}

/** All questions of all groups as one queue, those that most people ask first. */
export const Queue = ({ desk, turn, onAnswer, onAnswerHidden, onMore, onMerge }: QueueProps) => {
  const [tab, setTab] = useState<Tab>('most')
  const { lectureId } = desk.room
  const tabs: { key: Tab; word: string; count?: number | undefined }[] = [
    { key: 'most', word: words.most },
    ...(desk.lawyer ? [{ key: 'hidden' as const, word: words.hidden, count: desk.hiddenWaiting }] : []),
    { key: 'newest', word: words.newest, count: desk.waiting },
    { key: 'review', word: words.review, count: desk.review },
    { key: 'answered', word: words.answered, count: desk.answered },
    { key: 'refused', word: words.refused },
    { key: 'merged', word: words.mergedTab },
  ]
  return (
    <Section
      title={words.questions}
      dense
      rows
      more={desk.mayMerge ? { word: words.merge, onTap: () => onMerge(undefined) } : undefined}
    >
      <Tabs<Tab> label={words.questions} items={tabs} chosen={tab} onTap={setTab} />
      {tab === 'hidden' ? (
        <Hidden key={`hidden:${turn}`} lectureId={lectureId} on={isOn(desk)} onAnswer={onAnswerHidden} />
      ) : (
        <Public
          key={`${tab}:${turn}`}
          lectureId={lectureId}
          view={tab}
          on={isOn(desk)}
          mayAnswer={!desk.lawyer || !desk.licenceMissing}
          {...{ onAnswer, onMore, onMerge }}
        />
      )}
    </Section>
  )
}

interface PublicProps extends Pick<QueueProps, 'onAnswer' | 'onMore' | 'onMerge'> {
  lectureId: string
  view: QueueView
  on: boolean
  mayAnswer: boolean
}

const Public = ({ lectureId, view, on, ...row }: PublicProps) => {
  const list = useQueue(lectureId, view, on)
  return (
    <Listed of={list} empty={<Nothing tab={view} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map((card) => (
            <HostRow key={card.questionId} card={card} {...row} />
          ))}
        </Rows>
      )}
    </Listed>
  )
}

const Hidden = ({
  lectureId,
  on,
  onAnswer,
}: {
  lectureId: string
  on: boolean
  onAnswer: (card: HiddenCard) => void
}) => {
  const list = useHidden(lectureId, true, on)
  return (
    <Listed of={list} empty={<Nothing tab="hidden" />}>
      {(items) => (
        <View>
          <Rows kind="plain">
            {items.map((card) => (
              <HiddenRow key={card.questionId} card={card} onAnswer={onAnswer} />
            ))}
          </Rows>
        </View>
      )}
    </Listed>
  )
}
