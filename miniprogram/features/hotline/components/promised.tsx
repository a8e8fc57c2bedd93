import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Hint, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Steps } from '../../../ui/progress'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { access } from '../../../ui/access'
import { cancelCallback, type Callback } from '../api'
import { promiseSteps } from '../promise'
import { by, span } from '../when'
import { words } from '../words'

interface PromisedProps {
  callback: Callback
  /** The server's time in milliseconds. */
  now: number | undefined
  onChanged: () => Promise<void>
}

/** A promised callback: by when, where it stands, what follows when it is not kept. */
export const Promised = ({ callback, now, onChanged }: PromisedProps) => {
  const cancelling = useSend(cancelCallback)
  const cancel = async () => {
    if ((await cancelling.send({ callbackId: callback.callbackId })) === undefined) return
    toast(words.noNeedDone)
    await onChanged()
  }
  const left = now === undefined ? undefined : Date.parse(callback.promisedBy) - now
  const who =
    callback.adviser === undefined ? undefined : words.adviser(callback.adviser.name, callback.adviser.kind)
  const isRetry = callback.state === 'retry'
  return (
    <View className="sect">
      <View className="sect__head">
        <View className="h2" {...access({ role: 'heading' })}>
          {words.promised}
        </View>
        {left !== undefined && !isRetry && (
          <Tag tone={left > 0 ? 'warn' : 'bad'} icon="clock">
            {left > 0 ? words.promiseLeft(span(left)) : words.promiseOver}
          </Tag>
        )}
      </View>
      <Card well>
        <Stack gap={12}>
          {callback.firstPromisedBy !== undefined && (
            <Notice tone="bad">{words.lateNotice(by(callback.firstPromisedBy, now), who)}</Notice>
          )}
          <Steps items={promiseSteps(callback, now)} />
          {!isRetry && <Hint icon="info">{words.broken}</Hint>}
          <FailureNote of={cancelling} />
          <View>
            <Btn small kind="line" onTap={cancel}>
              {words.noNeed}
            </Btn>
          </View>
        </Stack>
      </Card>
    </View>
  )
}
