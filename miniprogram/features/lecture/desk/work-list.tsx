import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { thousands } from '../../../ui/numbers'
import { Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import { listHiddenQuestions } from '../console/api'
import type { ToAnswer } from '../console/answer-sheet'
import { listOpenQuestions } from './api'
import type { ToAssign } from './assign-dialog'
import type { Person } from './plan-words'
import { words } from './words'

const t = words.questions

/** Whose questions are listed: everybody's, the own ones, or those that somebody owes. */
export type Whose = 'all' | 'mine' | Person

interface WorkListProps {
  /** A lawyer answers. */
  lawyer: boolean
  /** Staff give a question to a lawyer. */
  mayChoose: boolean
  onAnswer: (question: ToAnswer) => void
  onAssign: (question: ToAssign) => void
}

/** Public questions that nobody has answered yet, those that are due first. */
export const OpenList = ({ of, ...acts }: WorkListProps & { of: Whose }) => {
  const owner = of === 'all' || of === 'mine' ? undefined : of
  const list = usePaged(`open-questions:${typeof of === 'string' ? of : of.id}`, (cursor) =>
    listOpenQuestions({
      mine: of === 'mine',
      ...(owner === undefined ? {} : { ownerId: owner.id }),
      ...from(cursor),
    }),
  )
  const none = owner === undefined ? t.none : t.noneOf(owner.name)
  return (
    <Listed of={list} empty={<Blank icon="done" head={none} words={t.noneWhy} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map(({ questionId, lectureId, lectureTitle, text, people, owner, dueOn, late }) => (
            <WorkRow
              key={questionId}
              text={text}
              facts={[lectureTitle, t.people(thousands(people)), owner === '' ? t.nobody : t.owner(owner)]}
              tag={<Tag tone={late ? 'bad' : 'plain'}>{late ? t.late : t.due(longDay(dueOn))}</Tag>}
              {...acts}
              answer={{ lectureId, questionId, text, people, hidden: false }}
            />
          ))}
        </Rows>
      )}
    </Listed>
  )
}

/** Hidden ones that this lawyer may answer: the words alone. */
export const HiddenList = (acts: WorkListProps) => {
  const list = usePaged('open-hidden', (cursor) => listHiddenQuestions({ view: 'waiting', ...from(cursor) }))
  return (
    <Listed of={list} empty={<Blank icon="hide" head={t.noneHidden} words={t.noneHiddenWhy} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map(({ questionId, lectureId, lectureTitle, text, owner, dueOn }) => (
            <WorkRow
              key={questionId}
              text={text}
              facts={[lectureTitle, owner === undefined ? t.nobody : t.owner(owner)]}
              tag={dueOn === undefined ? null : <Tag>{t.due(longDay(dueOn))}</Tag>}
              {...acts}
              mayChoose={false}
              answer={{ lectureId, questionId, text, people: 1, hidden: true }}
            />
          ))}
        </Rows>
      )}
    </Listed>
  )
}

const WorkRow = ({
  text,
  facts,
  tag,
  answer,
  lawyer,
  mayChoose,
  onAnswer,
  onAssign,
}: WorkListProps & { text: string; facts: readonly string[]; tag: ReactNode; answer: ToAnswer }) => {
  const assign = { questionId: answer.questionId, text, hidden: answer.hidden }
  return (
    <View className="row row--top">
      <View className="row__main">
        <View className="row__title row__title--plain">{text}</View>
        <View className="row__sub">
          <View className="line">
            <Text>{facts.join('，')}</Text>
            {tag}
          </View>
        </View>
      </View>
      <View className="dk-end">
        {(mayChoose || lawyer) && (
          <Btn
            small
            kind="line"
            label={mayChoose ? t.assignLabel(text) : t.takeLabel(text)}
            onTap={() => onAssign(assign)}
          >
            {mayChoose ? t.assign : t.take}
          </Btn>
        )}
        {lawyer && (
          <Btn small label={t.answerLabel(text)} onTap={() => onAnswer(answer)}>
            {t.answer}
          </Btn>
        )}
      </View>
    </View>
  )
}
