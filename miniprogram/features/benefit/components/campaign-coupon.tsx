import { Text, View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Coupon } from '../../../ui/coupon'
import { Bar } from '../../../ui/progress'
import { Tag } from '../../../ui/tag'
import { clockTime, moment, shortDay } from '../../../ui/time'
import type { CampaignCard } from '../api'
import { openRound, shareGone } from '../rounds'
import { words } from '../words'
import { worthOf } from '../worth'
import './campaign-coupon.css'

interface CampaignCouponProps {
  campaign: CampaignCard
  /** Claiming it is the one main action of the page. */
  main?: boolean
}

/** One campaign as a coupon: what it is worth, and the one thing that can be done with it now. */
export const CampaignCoupon = ({ campaign, main = false }: CampaignCouponProps) => {
  const { title, shops, useUntil, kind, mine, campaignId } = campaign
  const worth = worthOf(kind)
  const round = openRound(campaign)
  const shop = shops.example === undefined ? undefined : shopWords(shops.example, shops.count)
  const until = words.usableUntil(shortDay(useUntil))
  const open = () => go('campaign', { campaignId })
  return (
    <Coupon
      {...worth}
      name={title}
      words={shop === undefined ? until : `${shop}，${until}`}
      off={['full', 'over', 'not-eligible', 'used', 'expired'].includes(mine.state)}
      bar={
        mine.state === 'can-claim' && round !== undefined && round.total > 0 ? (
          <View className="coupon__gone">
            <Bar share={shareGone(round)} />
          </View>
        ) : undefined
      }
      foot={<Foot campaign={campaign} main={main} onOpen={open} />}
    />
  )
}

/** 示例菜店等 23 家: of several branches the name without the branch. */
const shopWords = (name: string, count: number): string =>
  count > 1 ? words.shopsMany(name.replace(/（.*）$/, ''), count) : words.shopsOne(name)

const Foot = ({ campaign, main, onOpen }: Required<CampaignCouponProps> & { onOpen: () => void }) => {
  const { mine, title } = campaign
  const round = openRound(campaign)
  const { couponId } = mine
  const unmet = mine.reasons.find(({ met }) => !met)
  switch (mine.state) {
    case 'can-claim':
      return (
        <>
          <Text className="num">
            {round === undefined
              ? ''
              : words.left(words.shares[Math.floor(shareGone(round) * 10)] ?? words.shares[9], round.left)}
          </Text>
          <Btn kind={main ? 'main' : 'plain'} small label={`${words.claim}${title}`} onTap={onOpen}>
            {words.claim}
          </Btn>
        </>
      )
    case 'have':
      return (
        <>
          <Tag tone="ok" icon="check">
            {words.has}
          </Tag>
          <Btn
            kind="line"
            small
            label={`${words.use}：${title}`}
            onTap={couponId === undefined ? onOpen : () => go('voucher', { couponId })}
          >
            {words.use}
          </Btn>
        </>
      )
    case 'used':
    case 'expired':
      return (
        <>
          <Text>{words.over[mine.state]}</Text>
          <Btn kind="line" small label={`${words.see}：${title}`} onTap={onOpen}>
            {words.see}
          </Btn>
        </>
      )
    case 'offered':
      return (
        <>
          <Tag tone="warn" icon="clock">
            {mine.until === undefined ? words.take : words.kept(clockTime(mine.until))}
          </Tag>
          <Btn kind="line" small label={`${words.take}：${title}`} onTap={onOpen}>
            {words.take}
          </Btn>
        </>
      )
    case 'full':
      return (
        <>
          <Text>{mine.mayWait ? words.waitWhy : words.full}</Text>
          <Btn kind="line" small label={`${mine.mayWait ? words.wait : words.see}：${title}`} onTap={onOpen}>
            {mine.mayWait ? words.wait : words.see}
          </Btn>
        </>
      )
    case 'waiting':
    case 'queued':
      return (
        <>
          <Tag tone="warn" icon="clock">
            {mine.place === undefined ? words.queued : words.ahead(mine.place - 1)}
          </Tag>
          <Btn kind="line" small label={`${words.see}：${title}`} onTap={onOpen}>
            {words.see}
          </Btn>
        </>
      )
    default:
      return (
        <>
          <Text>
            {mine.state === 'not-yet' && mine.opensAt !== undefined
              ? words.opens(moment(mine.opensAt))
              : mine.state === 'paused'
                ? words.pausedTag
                : unmet === undefined
                  ? words.full
                  : words.unmetRule(unmet.text)}
          </Text>
          <Btn kind="line" small label={`${words.see}：${title}`} onTap={onOpen}>
            {mine.state === 'not-eligible' ? words.whyNot : words.see}
          </Btn>
        </>
      )
  }
}
