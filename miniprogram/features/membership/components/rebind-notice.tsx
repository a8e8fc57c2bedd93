import { toast } from '../../../ui/toast'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { moment } from '../../../ui/time'
import { useSend } from '../../../ui/use-send'
import { View } from '@tarojs/components'
import { objectToRebind, type Me } from '../api'
import { words } from '../words'

/** Somebody asks for this person's place; the owner of the old account can stop it. */
export const RebindNotice = ({
  notice,
  onStopped,
}: {
  notice: NonNullable<Me['rebindNotice']>
  onStopped: () => Promise<void>
}) => {
  const objection = useSend(objectToRebind)
  const stop = async () => {
    if ((await objection.send({ rebindId: notice.rebindId })) === undefined) return
    toast(words.rebindStopped)
    await onStopped()
  }
  return (
    <Stack gap={8}>
      <Notice tone="warn" head={words.rebindHead}>
        <View>{words.rebindUntil(moment(notice.effectiveAt))}</View>
      </Notice>
      <FailureNote of={objection} />
      <Btn kind="danger" wide busy={words.rebindStopping} onTap={stop}>
        {words.rebindStop}
      </Btn>
    </Stack>
  )
}
