import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Fact } from '../../../ui/row'
import type { Counted } from './use-count'
import { words } from './words'

const t = words.send

/** How many it would reach, in words. */
export const CountLine = ({ of }: { of: Counted }) => {
  const { count } = of
  if (of.state === 'refused') return <Text className="sm bad">{of.message}</Text>
  if (of.state === 'offline') return <Text className="sm warn">{t.countLost}</Text>
  if (of.state === 'none') return <Text className="sm muted">{t.needWhom}</Text>
  if (count === undefined) return <Text className="sm muted">{t.counting}</Text>
  return (
    <View className="sm" {...access({ role: 'status' })}>
      <Text className={of.state === 'counting' ? 'muted' : 'mid'}>
        {t.counted(thousands(count.unions), thousands(count.groups), thousands(count.members))}
      </Text>
    </View>
  )
}

/** Some of the groups by name, so that a wrong choice is seen before it is sent. */
export const CountSample = ({ of }: { of: Counted }) => {
  const { count } = of
  if (of.state === 'none' || count === undefined) return null
  if (count.groups === 0)
    return (
      <Notice tone="warn" head={`${t.nobody}。`}>
        {t.nobodyWhy}
      </Notice>
    )
  const left = count.groups - count.sample.length
  return (
    <Stack gap={4}>
      <View className="field__label">{t.sample}</View>
      {count.sample.map(({ groupId, name, orgName, members }) => (
        <Fact key={groupId} name={name}>{`${orgName}　${t.people(thousands(members))}`}</Fact>
      ))}
      {left > 0 && <View className="sm muted">{t.sampleMore(thousands(left))}</View>}
    </Stack>
  )
}
