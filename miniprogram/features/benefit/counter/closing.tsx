import { useState } from 'react'
import { View } from '@tarojs/components'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Section, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Row, Rows } from '../../../ui/row'
import { Sheet } from '../../../ui/sheet'
import { Blank } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { closeDay, listClosedDays } from './api'
import { totalsInWords } from './totals'
import { words } from './words'

/** The day that runs, and the days that are closed with the sum that chains them. */
export const Closing = ({ merchantId }: { merchantId: string }) => {
  const days = useLoaded(`closed-days:${merchantId}`, () => listClosedDays(merchantId, undefined))
  const [asking, setAsking] = useState(false)
  const close = useSend((input: { merchantId: string; day: string }, key) => closeDay(input, key))
  const sure = async (day: string) => {
    if ((await close.send({ merchantId, day })) === undefined) return
    setAsking(false)
    toast(words.closedDone(longDay(day)), 'done')
    await days.reload()
  }
  return (
    <LoadedPart of={days}>
      {({ open, items }) => (
        <>
          <Section title={words.openDay} dense>
            <Stack gap={12}>
              <Row plain title={longDay(open.day)} end={totalsInWords(open.totals)} />
              <Btn wide onTap={() => setAsking(true)}>
                {words.closeDay}
              </Btn>
            </Stack>
          </Section>
          <Section title={words.closedDays} dense rows>
            {items.length === 0 && <Blank icon="lock" head={words.closedEmpty} />}
            <Rows kind="plain">
              {items.map(({ day, totals, hash }) => (
                <Row
                  key={day}
                  plain
                  title={`${longDay(day)}，${totalsInWords(totals)}`}
                  sub={words.proof(hash.slice(0, 12))}
                />
              ))}
            </Rows>
            {items.length > 0 && <View className="xs muted">{words.proofWhy}</View>}
          </Section>
          {asking && (
            <Sheet title={words.closeDay} onClose={() => setAsking(false)}>
              <Stack gap={16}>
                <View>{`${longDay(open.day)}，${totalsInWords(open.totals)}`}</View>
                <View>{words.closeWhy}</View>
                <FailureNote of={close} />
                <Btns>
                  <Btn grow onTap={() => setAsking(false)}>
                    {words.notYet}
                  </Btn>
                  <Btn kind="main" grow busy={words.closing} onTap={() => sure(open.day)}>
                    {words.closeDay}
                  </Btn>
                </Btns>
              </Stack>
            </Sheet>
          )}
        </>
      )}
    </LoadedPart>
  )
}
