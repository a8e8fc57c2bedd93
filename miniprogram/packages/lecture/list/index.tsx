import { listMyLectures, type MyLecture } from '../../../features/lecture/api'
import { words } from '../../../features/lecture/room/list-words'
import { words as said } from '../../../features/lecture/words'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Section } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { LoadedPage } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { State } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'

const PARTS = [
  { title: words.on, states: ['live', 'closing'] },
  { title: words.coming, states: ['planned'] },
  { title: words.past, states: ['ended', 'cancelled'] },
] as const

/** Lectures of my groups: on, coming, past. */
export default function LecturesPage() {
  const lectures = useLoaded('my-lectures', listMyLectures)
  return (
    <LoadedPage title={words.title} of={lectures} bones={<RowBones />}>
      {({ items }) =>
        items.length === 0 ? (
          <Blank icon="mic" head={words.none} words={words.noneWhy}>
            <Btn onTap={() => go('groups')}>{words.toGroups}</Btn>
          </Blank>
        ) : (
          PARTS.map(({ title, states }) => {
            const part = items.filter(({ state }) => (states as readonly string[]).includes(state))
            return part.length === 0 ? null : (
              <Section key={title} title={title} rows>
                <Rows kind="plain">
                  {part.map((item) => (
                    <LectureRow key={item.lectureId} item={item} />
                  ))}
                </Rows>
              </Section>
            )
          })
        )
      }
    </LoadedPage>
  )
}

const LectureRow = ({ item }: { item: MyLecture }) => {
  const { state } = item
  const on = state === 'live' || state === 'closing'
  const when =
    on && item.listening > 0
      ? said.listening(thousands(item.listening))
      : moment(item.startedAt ?? item.startsAt)
  return (
    <Row
      icon="mic"
      title={item.title}
      sub={[said.lawyer(item.lecturer), when, item.groupName].join('，')}
      end={
        on ? (
          <State tone="ok">{words.state[state]}</State>
        ) : state === 'cancelled' ? (
          <State>{words.state[state]}</State>
        ) : undefined
      }
      onTap={() => go('lecture', { lectureId: item.lectureId, groupId: item.groupId })}
    />
  )
}
