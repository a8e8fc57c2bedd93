import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Section } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { when } from '../when'
import { decideAppeal, listAppeals } from './api'
import { words } from './words'

const t = words.watch

/** People who missed a time and said why. */
export const Appeals = ({ now }: { now: number | undefined }) => {
  const appeals = useLoaded('hotline-appeals', listAppeals, { keep: false })
  const deciding = useSend(decideAppeal)
  const decide = async (bookingId: string, accepted: boolean) => {
    if ((await deciding.send({ bookingId, accepted })) !== undefined) toast(t.settleDone)
    await appeals.reload()
  }
  return (
    <Section title={t.appeals} dense rows>
      <FailureNote of={deciding} />
      {appeals.data === undefined ? (
        <Instead of={appeals} />
      ) : appeals.data.items.length === 0 ? (
        <View className="sm muted">{t.noAppeals}</View>
      ) : (
        appeals.data.items.map(({ bookingId, startsAt, deskName, reason }) => (
          <View key={bookingId}>
            <Row top title={reason} sub={`${when(startsAt, now)}，${deskName}`} />
            <View className="dk-end">
              <Btn
                small
                kind="line"
                label={`${t.appealNo}：${reason}`}
                onTap={() => decide(bookingId, false)}
              >
                {t.appealNo}
              </Btn>
              <Btn small label={`${t.appealYes}：${reason}`} onTap={() => decide(bookingId, true)}>
                {t.appealYes}
              </Btn>
            </View>
          </View>
        ))
      )}
    </Section>
  )
}
