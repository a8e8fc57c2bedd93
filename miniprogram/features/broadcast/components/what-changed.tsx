import { Text, View } from '@tarojs/components'
import { Card } from '../../../ui/card'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { useLoaded } from '../../../ui/use-loaded'
import { readCorrection, type Correction } from '../api'
import { words } from '../words'

const t = words.changed

/** What a correction changed, for somebody who had read the version before; nothing for everybody else. */
export const WhatChanged = ({ groupId, itemId }: { groupId: string; itemId: string }) => {
  const { data } = useLoaded(`correction:${groupId}:${itemId}`, () => readCorrection(groupId, itemId))
  if (data?.readOld !== true) return null
  return (
    <Stack gap={12}>
      <Notice tone="warn" icon="edit" head={t.head(data.fromVersion)}>
        {data.note !== '' && <View>{data.note}</View>}
      </Notice>
      {data.changes.map((change, place) => (
        <Change key={place} of={change} />
      ))}
    </Stack>
  )
}

const Change = ({ of: { heading, before, after } }: { of: Correction['changes'][number] }) => (
  <Card well>
    <Stack gap={8}>
      <View className="mid">{heading}</View>
      {before === '' ? (
        <Text className="sm muted">{t.isNew}</Text>
      ) : (
        <Side name={t.before} text={before} old />
      )}
      {after === '' ? <Text className="sm muted">{t.isGone}</Text> : <Side name={t.after} text={after} />}
    </Stack>
  </Card>
)

const Side = ({ name, text, old = false }: { name: string; text: string; old?: boolean }) => (
  <View>
    <View className="xs muted">{name}</View>
    <View className={old ? 'pre sm second' : 'pre'}>{text}</View>
  </View>
)
