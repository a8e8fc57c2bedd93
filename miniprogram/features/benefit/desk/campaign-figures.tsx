import { View } from '@tarojs/components'
import { Figures } from '../../desk/figures'
import { Heading, Stack } from '../../../ui/layout'
import { Fact, Row, Rows } from '../../../ui/row'
import { moment, shortDay } from '../../../ui/time'
import { yuan } from '../yuan'
import type { StaffCampaign } from './api'
import { words } from './words'

const t = words.detail

/** Where coupons and money of a campaign are. */
export const CampaignFigures = ({ campaign }: { campaign: StaffCampaign }) => {
  const { coupons, money } = campaign.figures
  const counts = ['total', 'issued', 'held', 'used', 'expired', 'waiting'] as const
  const sums = ['budget', 'free', 'promised', 'usedOpen', 'closed', 'paid', 'returned'] as const
  return (
    <Stack gap={16}>
      <Heading level={3}>{t.coupons}</Heading>
      <Figures items={counts.map((key) => ({ word: t.figures[key], count: coupons[key] }))} />
      <Heading level={3}>{t.money}</Heading>
      <View>
        {sums.map((key) => (
          <Fact key={key} name={t.fen[key]}>
            {`${yuan(money[key])} 元`}
          </Fact>
        ))}
        <View className="xs muted">{t.fenBase}</View>
      </View>
      <Heading level={3}>{t.rounds}</Heading>
      <Rows kind="plain">
        {campaign.rounds.map((round) => (
          <Row
            key={round.roundId}
            plain
            title={moment(round.opensAt)}
            end={t.round(round.issued, round.total)}
          />
        ))}
      </Rows>
      <Heading level={3}>{t.log}</Heading>
      <Rows kind="plain">
        {campaign.log.map(({ at, who, what }) => (
          <Row key={at + what} plain title={what} sub={`${who} · ${shortDay(at)}`} />
        ))}
      </Rows>
    </Stack>
  )
}
