import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Split, Stack } from '../../../ui/layout'
import type { Sending } from '../../../ui/use-send'
import { countdown } from '../when'
import { words } from '../words'

interface HoldBarProps {
  /** 11月26日 周四 10:00 */
  time: string
  /** 李示例律师，3 号窗 */
  where: string
  /** Milliseconds for which it is still kept; undefined: it is not kept, or the server's time is not known. */
  left: number | undefined
  button: string
  busy: string
  of: Pick<Sending<never, unknown>, 'refusal' | 'lost'>
  onConfirm: () => Promise<void>
}

/** The chosen time, how long it is kept, and the page's one main action. */
export const HoldBar = ({ time, where, left, button, busy, of, onConfirm }: HoldBarProps) => (
  <BottomBar>
    <Stack gap={8}>
      <FailureNote of={of} />
      <Split>
        <View className="grow sm">
          <View className="mid">{time}</View>
          <View className="muted">{where}</View>
        </View>
        {left !== undefined && (
          <View className="xs second num right" {...access({ role: 'status', label: words.keptFor })}>
            <View>{words.keptFor}</View>
            <Text>{countdown(left)}</Text>
          </View>
        )}
      </Split>
      <Btn kind="main" wide busy={busy} onTap={onConfirm}>
        {button}
      </Btn>
    </Stack>
  </BottomBar>
)
