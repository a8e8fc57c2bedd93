import { View } from '@tarojs/components'
import { useState } from 'react'
import { copyText } from '../../../platform/clipboard'
import { copyLink, sharesByButton } from '../../../platform/share'
import { Btn, Btns, TextLink, WeChatBtn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Chips } from '../../../ui/chips'
import { Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Sheet } from '../../../ui/sheet'
import { Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { noteRelayed, readRelay, type OpenRoom, type Relay } from '../api'
import { words } from './words'

const t = words.relay

/** Groups that this person looks after; none for a host who only has the console. */
export const ownGroups = ({ groups }: OpenRoom): OpenRoom['groups'] => groups.filter(({ admin }) => admin)

/** What came since the last time, as one message to be passed on by hand: no program may post into an ordinary group. */
export const RelaySheet = ({
  lectureId,
  opened,
  onClose,
}: {
  lectureId: string
  opened: OpenRoom
  onClose: () => void
}) => {
  const groups = ownGroups(opened)
  const [groupId, setGroupId] = useState(groups[0]?.groupId)
  return (
    <Sheet title={t.title} onClose={onClose}>
      <Stack gap={16}>
        <View className="second">{t.why}</View>
        {groups.length > 1 && (
          <Chips
            label={t.which}
            items={groups.map(({ name }) => name)}
            chosen={groups.find((one) => one.groupId === groupId)?.name ?? ''}
            onTap={(name) => setGroupId(groups.find((one) => one.name === name)?.groupId)}
          />
        )}
        <Block key={groupId ?? 'all'} lectureId={lectureId} groupId={groupId} />
      </Stack>
    </Sheet>
  )
}

/** The next block begins where the last one ended, on whatever phone and by whichever admin of the group that was. */
const Block = ({ lectureId, groupId }: { lectureId: string; groupId: string | undefined }) => {
  /** Undefined: where the server has it. */
  const [from, setFrom] = useState<number>()
  /** From the beginning: that it was passed on before is no news. */
  const [again, setAgain] = useState(false)
  const chat = { lectureId, ...(groupId === undefined ? {} : { groupId }) }
  const block = useLoaded(
    `relay:${lectureId}:${groupId ?? ''}:${from ?? ''}`,
    () => readRelay({ ...chat, ...(from === undefined ? {} : { after: from }) }),
    { keep: false },
  )
  const copy = async ({ text, share, after, upTo, more }: Relay) => {
    const copied = sharesByButton
      ? await copyText(text)
      : await copyLink({ title: text, page: 'lecture', params: { lectureId, groupId, share } })
    if (!copied) return toast(t.notCopied, 'alert')
    // Without network the words are copied all the same; the place is noted with the next block.
    const noted = await noteRelayed({ ...chat, upTo }).catch(() => undefined)
    const isSecond = !again && noted !== undefined && noted.before > after
    toast(isSecond ? t.passedBefore : more ? t.copiedMore : t.copied)
    return setFrom(isSecond ? noted.before : upTo)
  }
  return (
    <LoadedPart of={block} bones={<Bones of={['card']} />}>
      {(data) => (
        <Stack gap={12}>
          <View className="sm muted">
            {data.items > 0 ? t.fresh(data.items) : data.after > 0 ? t.nothing : t.invitation}
          </View>
          <Card well>
            <View className="pre">{data.text}</View>
          </Card>
          <Btns>
            <Btn kind="main" grow icon="link" onTap={() => copy(data)}>
              {t.copy}
            </Btn>
            {sharesByButton && (
              <WeChatBtn grow icon="share" opens="share">
                {t.card}
              </WeChatBtn>
            )}
          </Btns>
          {data.after > 0 && (
            <View>
              <TextLink
                className="sm"
                onTap={() => {
                  setAgain(true)
                  setFrom(0)
                }}
              >
                {t.again}
              </TextLink>
            </View>
          )}
        </Stack>
      )}
    </LoadedPart>
  )
}
