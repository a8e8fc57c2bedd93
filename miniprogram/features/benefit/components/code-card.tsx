import { Text, View } from '@tarojs/components'
import { access } from '../../../ui/access'
import { Card } from '../../../ui/card'
import { Heading, Line } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { QrCode } from '../../../ui/qr-code'
import { Bone } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { moment, shortDay } from '../../../ui/time'
import type { Coupon } from '../api'
import { useCode } from '../use-code'
import { words } from '../words'
import { conditionOf, leftOf, titleWithWorth } from '../worth'
import './code-card.css'

/** 390755128846 → 3907 5512 8846 */
const inFours = (digits: string): string => digits.replace(/(\d{4})(?=\d)/g, '$1 ')

/** What the shop assistant scans, renewed every minute. */
export const CodeCard = ({ coupon }: { coupon: Coupon }) => {
  const { title, kind, left, state, useUntil } = coupon
  return (
    <Card className="voucher">
      <View className="voucher__what">
        <Heading>{titleWithWorth(title, kind)}</Heading>
        <View className="sm second">
          {[leftOf(kind, left), conditionOf(kind), words.until(moment(useUntil))].filter(Boolean).join('，')}
        </View>
      </View>
      <View className="voucher__cut" {...access({ hidden: true })} />
      {state === 'held' ? (
        <LiveCode coupon={coupon} />
      ) : (
        <View className="voucher__code">
          <Tag>{words.state[state]}</Tag>
        </View>
      )}
    </Card>
  )
}

const LiveCode = ({ coupon: { couponId, paused, pausedFor, useFrom } }: { coupon: Coupon }) => {
  const { code, left, refusal } = useCode(couponId, !paused)
  if (paused) return <Notice tone="warn">{words.paused(pausedFor)}</Notice>
  if (refusal !== undefined)
    return (
      <Notice tone="warn">
        {refusal.code === 'COUPON_NOT_YET' ? words.notYet(shortDay(useFrom)) : refusal.message}
      </Notice>
    )
  return (
    <View className="voucher__code">
      {code === undefined ? (
        <>
          <Bone shape="box" />
          <View className="sm second">{words.noCode}</View>
        </>
      ) : (
        <>
          <QrCode text={code.qr} label={words.codeLabel} size={240} />
          <View className="voucher__digits num">{inFours(code.digits)}</View>
          <View className="sm second">{words.typed}</View>
          <Line className="voucher__renews sm">
            <Tag tone="ok" icon="refresh">
              {words.changes}
            </Tag>
            <Text className="muted num">{words.renews(left)}</Text>
          </Line>
        </>
      )}
    </View>
  )
}
