import { Text, View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Section, Split, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Ticks } from '../../../ui/progress'
import { State } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { onNow } from '../api'
import { words } from '../words'

/** More ticks than these are no picture any more. */
const MOST_TICKS = 24

/** The lecture of the person's groups that is on, or the next one of the coming day; where there is none, nothing is drawn. */
export const HomeLecture = () => {
  const lecture = useLoaded('lecture-on', onNow).data?.lecture
  if (lecture === undefined) return null
  const { said, pieces, state } = lecture
  const on = state !== 'planned'
  return (
    <Section title={on ? words.onNow : words.soon} more={{ word: words.past, onTap: () => go('lectures') }}>
      <Card>
        <Stack gap={8}>
          {on && (
            <Split>
              <State tone="ok">
                {state === 'closing' ? words.closing : said === 0 ? words.starting : words.piece(said)}
              </State>
              <Text className="xs muted">{words.pieces(Math.max(pieces, said))}</Text>
            </Split>
          )}
          <View className="card__title">{lecture.title}</View>
          <View className="sm muted">
            {[
              words.lawyer(lecture.lecturer),
              ...(on ? [] : [words.startsAt(moment(lecture.startsAt))]),
              ...(on && lecture.listening > 0 ? [words.listening(thousands(lecture.listening))] : []),
            ].join('，')}
          </View>
          {on && pieces > 0 && pieces <= MOST_TICKS && <Ticks now={said} of={Math.max(pieces, said)} />}
          <Split>
            <Text className="sm muted">{said > 1 ? words.caughtUp(said - 1) : ''}</Text>
            <Btn
              small
              onTap={() => go('lecture', { lectureId: lecture.lectureId, groupId: lecture.groupId })}
            >
              {on ? words.go : words.look}
            </Btn>
          </Split>
        </Stack>
      </Card>
    </Section>
  )
}
