import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { from } from '../../desk/cursor'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { listUnacknowledged, type FunnelGroup } from './api'
import { words } from './words'

const t = words.missing

/** Names of one group: asked for only after it was said that looking is written down. */
export const WhoHasNot = ({
  broadcastId,
  group,
  onClose,
}: {
  broadcastId: string
  group: FunnelGroup
  onClose: () => void
}) => {
  const [looking, setLooking] = useState(false)
  return (
    <Dialog title={t.title(group.name)} onClose={onClose}>
      {looking ? (
        <Names broadcastId={broadcastId} groupId={group.groupId} />
      ) : (
        <Stack gap={16}>
          <Notice tone="warn" icon="eye">
            {t.warn}
          </Notice>
          <Btn kind="main" wide onTap={() => setLooking(true)}>
            {t.go}
          </Btn>
        </Stack>
      )}
    </Dialog>
  )
}

const Names = ({ broadcastId, groupId }: { broadcastId: string; groupId: string }) => {
  const names = usePaged(`missing:${broadcastId}:${groupId}`, (cursor) =>
    listUnacknowledged({ broadcastId, groupId, ...from(cursor) }),
  )
  return (
    <Listed of={names} empty={<Blank icon="done" head={t.empty} words={t.emptyWhy} />}>
      {(items) => (
        <View>
          <Text className="sm muted">{t.count(items.length)}</Text>
          <Rows kind="plain">
            {items.map(({ memberId, name, opened }) => (
              <Row
                key={memberId}
                title={name}
                plain
                end={<Tag tone={opened ? 'plain' : 'warn'}>{opened ? t.opened : t.notOpened}</Tag>}
              />
            ))}
          </Rows>
        </View>
      )}
    </Listed>
  )
}
