import { View } from '@tarojs/components'
import { useState } from 'react'
import { takingOf, type Asked } from '../../../../src/engines/benefit/rules/amount'
import { Btn, Btns } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { clockTime, shortDay } from '../../../ui/time'
import type { Sending } from '../../../ui/use-send'
import { leftOf, titleWithWorth } from '../worth'
import { fenOf, yuan } from '../yuan'
import type { CodeCheck, Redeemed } from './api'
import { words } from './words'

type Taking = Sending<{ ticket: string; price?: number; amount?: number; entries?: number }, Redeemed>

interface TakePanelProps {
  check: CodeCheck
  taking: Taking
  onDone: (redeemed: Redeemed, price: number | undefined) => void
  onBack: () => void
}

/** What a coupon gives for this bill, before it is taken. The server counts again and decides. */
export const TakePanel = ({ check, taking, onDone, onBack }: TakePanelProps) => {
  const { kind, title, left, terms, useUntil, ticket, notTogether } = check
  const [bill, setBill] = useState('')
  const [part, setPart] = useState('')
  const [entries, setEntries] = useState('1')
  const priced = kind.type !== 'gift' && kind.type !== 'ticket'
  const price = priced ? fenOf(bill) : undefined
  const amount = part === '' ? undefined : fenOf(part)
  const asked: Asked = { price, amount, ...(kind.type === 'ticket' && { entries: Number(entries) || 0 }) }
  const gives = takingOf(kind, left, asked)
  const wrongEntries = kind.type === 'ticket' && !/^[1-9]\d?$|^100$/.test(entries)
  const take = async () => {
    const redeemed = await taking.send({
      ticket,
      ...(price !== undefined && { price }),
      ...(amount !== undefined && { amount }),
      ...(kind.type === 'ticket' && { entries: Number(entries) }),
    })
    if (redeemed !== undefined) onDone(redeemed, price)
  }
  return (
    <Stack gap={16}>
      <Card well>
        <Stack gap={4}>
          <Heading level={2}>{titleWithWorth(title, kind)}</Heading>
          {[leftOf(kind, left), ...terms, words.untilDay(shortDay(useUntil))].map(
            (line) =>
              line !== undefined && (
                <View key={line} className="sm second">
                  {line}
                </View>
              ),
          )}
        </Stack>
      </Card>
      {notTogether.map((used) => (
        <Notice key={used.at} tone="warn">
          {words.notTogether(clockTime(used.at), used.title)}
        </Notice>
      ))}
      {priced && (
        <Field
          label={words.bill}
          value={bill}
          type="digit"
          help={words.billHelp}
          problem={bill !== '' && price === undefined ? words.billBad : undefined}
          onInput={setBill}
        />
      )}
      {kind.type === 'fixed' && kind.divisible && (
        <Field label={words.part} value={part} type="digit" help={words.partHelp} onInput={setPart} />
      )}
      {kind.type === 'ticket' && kind.entries > 1 && (
        <Field
          label={words.entries}
          value={entries}
          type="number"
          problem={wrongEntries ? words.entriesBad : undefined}
          onInput={setEntries}
        />
      )}
      {gives.ok && !wrongEntries && (
        <View>
          <View className="counter__sum num">
            {kind.type === 'gift' ? words.hands(kind.item) : words.gives(yuan(gives.amount))}
          </View>
          {price !== undefined && <View className="second">{words.pays(yuan(price - gives.amount))}</View>}
        </View>
      )}
      {!gives.ok && <View className="sm second">{words.reasons[gives.code]}</View>}
      <FailureNote of={taking} />
      <Btns>
        <Btn grow onTap={onBack}>
          {words.backOut}
        </Btn>
        <Btn kind="main" grow off={!gives.ok || wrongEntries} busy={words.taking} onTap={take}>
          {words.take}
        </Btn>
      </Btns>
    </Stack>
  )
}
