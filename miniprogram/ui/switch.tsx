import { classes } from './classes'
import { Icon } from './icon'
import { Tap } from './tap'
import { Text, View } from '@tarojs/components'

/** On or off at once, without a button to confirm. */
export const Switch = ({ label, on, onTap }: { label: string; on: boolean; onTap: () => void }) => (
  <Tap className={classes('switch', on && 'is-on')} role="switch" label={label} checked={on} onTap={onTap} />
)

/** The box (or, `round`, the button) of a choice; the row around it is what is tapped. */
export const Tick = ({ on, round = false }: { on: boolean; round?: boolean }) => (
  <View className={classes('tick', round && 'tick--round', on && 'is-on')}>
    {on && <Icon name="check" size={16} />}
  </View>
)

/** A sentence to agree with. */
export const Check = ({ on, onTap, children }: { on: boolean; onTap: () => void; children: string }) => (
  <Tap className="agree" role="checkbox" checked={on} label={children} onTap={onTap}>
    <Tick on={on} />
    <Text className="agree__words">{children}</Text>
  </Tap>
)
