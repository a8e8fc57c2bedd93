import { View } from '@tarojs/components'
import { TextLink } from '../../../ui/btn'
import { Bubble, BubbleMeta, Msg } from '../../../ui/bubble'
import { Line } from '../../../ui/layout'
import { words } from '../words'
import type { Unsent } from './outbox'
import type { Outbox } from './use-outbox'

/** Said and not arrived: it says so, goes by itself when it can, and may be taken back. */
export const UnsentMsg = ({ one, outbox }: { one: Unsent; outbox: Outbox }) => (
  <Msg who={words.me} mine>
    <Bubble mine>
      <View className="pre">{one.text ?? one.what ?? words.files.file}</View>
    </Bubble>
    {outbox.sending === one.key ? (
      <BubbleMeta>{words.sending}</BubbleMeta>
    ) : (
      <>
        <BubbleMeta icon="alert" bad>
          {one.refused ?? words.waitingNet}
        </BubbleMeta>
        <Line>
          <TextLink onTap={() => outbox.retry(one.key)}>{words.sendAgain}</TextLink>
          <TextLink onTap={() => outbox.drop(one.key)}>{words.dropIt}</TextLink>
        </Line>
      </>
    )}
  </Msg>
)
