import { View } from '@tarojs/components'
import { Fact } from '../../../ui/row'
import type { Curve } from './api'
import { spanOf } from './spans'
import { words } from './words'

const t = words.reached

/** How long it took until half and four fifths of the members had opened and acknowledged it. */
export const Reached = ({ of }: { of: Curve['reached'] }) => (
  <View>
    {(['opened50', 'opened80', 'acknowledged50', 'acknowledged80'] as const).map((key) => {
      const seconds = of[key]
      return (
        <Fact key={key} name={t[key]}>
          {seconds === undefined ? t.notYet : spanOf(seconds)}
        </Fact>
      )
    })}
  </View>
)
