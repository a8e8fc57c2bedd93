import { View } from '@tarojs/components'
import { Listed } from '../../desk/listed'
import type { Paged } from '../../desk/use-paged'
import { Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { State, Tag, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import type { LectureRow } from './api'
import { words } from './words'

const t = words.list
const tones: Readonly<Record<LectureRow['state'], Tone>> = {
  planned: 'plain',
  live: 'ok',
  closing: 'warn',
  ended: 'plain',
  cancelled: 'bad',
}

/** Lectures of the scope, and those one hosts. */
export const LectureRows = ({
  of,
  chosen,
  onTap,
}: {
  of: Paged<LectureRow>
  chosen: string | undefined
  onTap: (lectureId: string) => void
}) => (
  <Listed of={of} empty={<Blank icon="mic" head={t.none} words={t.noneWhy} />}>
    {(items) => (
      <Rows kind="plain">
        {items.map((item) => (
          <View key={item.lectureId} className={item.lectureId === chosen ? 'dk-item is-on' : 'dk-item'}>
            <Row
              title={item.title}
              sub={t.facts(words.lawyer(item.lecturer), moment(item.startedAt ?? item.startsAt))}
              selected={item.lectureId === chosen}
              end={
                <Stack gap={4} className="right">
                  <State tone={tones[item.state]}>{t.state[item.state]}</State>
                  {item.openQuestions > 0 && <Tag tone="warn">{t.open(thousands(item.openQuestions))}</Tag>}
                </Stack>
              }
              onTap={() => onTap(item.lectureId)}
            />
          </View>
        ))}
      </Rows>
    )}
  </Listed>
)
