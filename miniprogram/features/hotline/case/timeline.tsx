import { View } from '@tarojs/components'
import { Steps } from '../../../ui/progress'
import type { CaseEntry } from '../api'
import { when } from '../when'

const HOUSE = 'house'

/** What happened, newest first. `Steps` knows a step by its words, so equal ones carry their time in them. */
export const Timeline = ({ entries, now }: { entries: readonly CaseEntry[]; now: number | undefined }) => (
  <View>
    {[...entries].reverse().map(({ entryId, text, by, at }) => (
      <View key={entryId} className="pre">
        <Steps
          items={[
            { words: text, sub: by === HOUSE ? when(at, now) : `${when(at, now)}，${by}`, state: 'done' },
          ]}
        />
      </View>
    ))}
  </View>
)
