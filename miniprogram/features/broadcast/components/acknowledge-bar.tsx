import { View } from '@tarojs/components'
import { useEffect, type ReactNode } from 'react'
import { go } from '../../../platform/navigate'
import { access } from '../../../ui/access'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Bone } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { acknowledge, openGroup, openItem } from '../api'
import { words } from '../words'

/** "I have read it", for a guide that came through a group. Opening it is told once. */
export const AcknowledgeBar = ({
  groupId,
  itemId,
  tools,
}: {
  groupId: string
  itemId: string
  tools: ReactNode
}) => {
  const group = useLoaded(`group-state:${groupId}`, () => openGroup(groupId))
  const sending = useSend(acknowledge)
  useEffect(() => {
    // Counting openings must never stand between a person and what they read.
    openItem(groupId, itemId).catch(() => undefined)
  }, [groupId, itemId])
  const done = group.data?.acknowledged.includes(itemId) === true
  // A copy from before the confirmation must not ask for it again; offline it may, because twice counts once.
  const isAsking = !done && group.state === 'loading'
  const confirm = async () => {
    if ((await sending.send({ groupId, itemId })) === undefined) return
    group.change((shown) => ({ ...shown, acknowledged: [...shown.acknowledged, itemId] }))
    toast(words.known)
  }
  return (
    <BottomBar>
      <Stack gap={8}>
        <FailureNote of={sending} />
        <Btns className="tools--beside">
          {tools}
          {done ? (
            <Tag tone="ok" icon="check">
              {words.knownAlready}
            </Tag>
          ) : isAsking ? (
            <View className="grow" {...access({ role: 'status', label: words.looking })}>
              <Bone shape="half" />
            </View>
          ) : group.refusal?.code === 'SIGN_IN' ? (
            <Btn grow onTap={() => go('signIn')}>
              {words.signInToConfirm}
            </Btn>
          ) : sending.refusal?.code === 'BIND_PHONE' ? (
            <Btn grow kind="main" onTap={() => go('bind')}>
              {words.bindToConfirm}
            </Btn>
          ) : (
            <Btn grow kind="main" busy={words.noting} onTap={confirm}>
              {words.readAndKnown}
            </Btn>
          )}
        </Btns>
      </Stack>
    </BottomBar>
  )
}
