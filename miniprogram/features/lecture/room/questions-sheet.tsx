import { useState } from 'react'
import { Stack } from '../../../ui/layout'
import { MoreButton } from '../../../ui/more-button'
import { Instead } from '../../../ui/page'
import { Rows } from '../../../ui/row'
import { Sheet } from '../../../ui/sheet'
import { Blank, RowBones } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import type { Loaded } from '../../../ui/use-loaded'
import { usePaged } from '../../../ui/use-paged'
import { listQuestions, type MyQuestion } from '../api'
import { MyQuestions } from './my-questions'
import { QuestionRow } from './question-row'
import { words } from './words'

export type QuestionsTab = 'most' | 'newest' | 'answered' | 'mine'

interface QuestionsSheetProps {
  lectureId: string
  /** Undefined: from a share card. */
  groupId: string | undefined
  tab: QuestionsTab
  mine: Loaded<{ items: MyQuestion[] }>
  onClose: () => void
}

/** What everybody asks, what was answered, and what I asked. */
export const QuestionsSheet = ({ lectureId, groupId, tab, mine, onClose }: QuestionsSheetProps) => {
  const [chosen, setChosen] = useState<QuestionsTab>(tab)
  return (
    <Sheet title={words.questions} onClose={onClose}>
      <Stack gap={8}>
        <Tabs<QuestionsTab>
          label={words.questions}
          chosen={chosen}
          onTap={setChosen}
          items={[
            { key: 'most', word: words.most },
            { key: 'newest', word: words.newestFirst },
            { key: 'answered', word: words.answered },
            { key: 'mine', word: words.mine, count: mine.data?.items.length },
          ]}
        />
        {chosen === 'mine' ? (
          <MyQuestions of={mine} />
        ) : (
          groupId !== undefined && (
            <Public key={chosen} lectureId={lectureId} groupId={groupId} view={chosen} />
          )
        )}
      </Stack>
    </Sheet>
  )
}

const Public = ({
  lectureId,
  groupId,
  view,
}: {
  lectureId: string
  groupId: string
  view: Exclude<QuestionsTab, 'mine'>
}) => {
  const found = usePaged(`questions:${lectureId}:${view}`, (cursor) =>
    listQuestions({ lectureId, groupId, view, ...(cursor === undefined ? {} : { cursor }) }),
  )
  const none = view === 'answered' ? [words.noneAnswered, words.noneAnsweredWhy] : [words.none, words.noneWhy]
  if (found.data === undefined) return <Instead of={found} bones={<RowBones count={3} />} />
  if (found.data.items.length === 0) return <Blank icon="chat" head={none[0] ?? ''} words={none[1] ?? ''} />
  return (
    <>
      <Rows kind="plain">
        {found.data.items.map((card) => (
          <QuestionRow
            key={`${card.questionId}:${card.people}:${String(card.voted)}`}
            lectureId={lectureId}
            groupId={groupId}
            card={card}
            mayReport
          />
        ))}
      </Rows>
      <MoreButton of={found} />
    </>
  )
}
