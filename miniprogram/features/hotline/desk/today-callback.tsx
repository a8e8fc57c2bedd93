import { View } from '@tarojs/components'
import { useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { go } from '../../../platform/navigate'
import { dial } from '../../../platform/phone-call'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Split, Stack } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { by, span } from '../when'
import { words as seen } from '../words'
import { passCallback, revealCallbackPhone, takeCallback, type DeskCallback } from './api'
import { words } from './words'

const t = words.callback

interface TodayCallbackProps {
  callback: DeskCallback
  now: number | undefined
  onLog: () => void
  onChanged: () => Promise<void>
}

/** One promise in the queue. The number and what was written are open only to whoever has taken it. */
export const TodayCallback = ({ callback, now, onLog, onChanged }: TodayCallbackProps) => {
  const taking = useSend(takeCallback)
  const passing = useSend(passCallback)
  const [phone, setPhone] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const { callbackId, caseId, mine, adviser } = callback
  const take = async () => {
    if ((await taking.send({ callbackId })) !== undefined) toast(t.taken)
    await onChanged()
  }
  const pass = async () => {
    if ((await passing.send({ callbackId })) === undefined) return
    toast(t.passed)
    await onChanged()
  }
  const ring = async () => {
    setTrouble(undefined)
    try {
      const number = phone ?? (await revealCallbackPhone(callbackId)).phone
      setPhone(number)
      await dial(number)
    } catch (failure) {
      if (isRefusal(failure)) setTrouble(failure.message)
      else if (isOffline(failure)) setTrouble(seen.cannotOpen)
      else throw failure
    }
  }
  const state = mine
    ? t.mine
    : adviser === undefined
      ? t.queue
      : t.others(seen.adviser(adviser.name, adviser.kind))
  return (
    <Card>
      <Stack gap={8}>
        <Split>
          <View className="grow">
            <View className="row__title">
              {[words.person(callback.person, callback.phone), callback.matter]
                .filter((part) => part !== undefined)
                .join('，')}
            </View>
            <View className="row__sub">
              {[
                callback.serviceName,
                state,
                ...(callback.tries > 0 ? [t.tries(callback.tries)] : []),
                ...(callback.state === 'retry' && callback.nextTryAt !== undefined
                  ? [t.retryAt(by(callback.nextTryAt, now))]
                  : []),
              ].join('，')}
            </View>
          </View>
          <Line tight>
            {callback.urgent && <Tag tone="bad">{t.urgent}</Tag>}
            <PromiseTag promisedBy={callback.promisedBy} now={now} />
          </Line>
        </Split>
        {callback.about !== undefined && callback.about !== '' && (
          <View className="pre sm">{callback.about}</View>
        )}
        <FailureNote of={taking.refusal !== undefined || taking.lost ? taking : passing} />
        {trouble !== undefined && <View className="sm bad">{trouble}</View>}
        <View className="dk-end">
          {mine ? (
            <>
              <Btn small kind="text" onTap={() => go('deskCases', { caseId })}>
                {t.toCase}
              </Btn>
              <Btn small kind="text" onTap={pass}>
                {t.pass}
              </Btn>
              <Btn small kind="line" icon="phone" onTap={ring}>
                {phone === undefined ? t.reveal : t.dial(phone)}
              </Btn>
              <Btn small onTap={onLog}>
                {t.log}
              </Btn>
            </>
          ) : (
            adviser === undefined && (
              <Btn small busy={t.taking} onTap={take}>
                {t.take}
              </Btn>
            )
          )}
        </View>
        {mine && phone === undefined && <View className="xs muted right">{t.revealWhy}</View>}
      </Stack>
    </Card>
  )
}

/** 还有 42 分钟 · 晚了 5 分钟 */
export const PromiseTag = ({ promisedBy, now }: { promisedBy: string; now: number | undefined }) => {
  if (now === undefined) return <Tag icon="clock">{by(promisedBy, now)}</Tag>
  const left = Date.parse(promisedBy) - now
  return (
    <Tag tone={left > 0 ? 'warn' : 'bad'} icon="clock">
      {left > 0 ? t.left(span(left)) : t.over(span(-left))}
    </Tag>
  )
}
