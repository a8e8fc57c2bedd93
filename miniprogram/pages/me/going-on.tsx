import { Text, View } from '@tarojs/components'
import { words as benefit } from '../../features/benefit/entry-words'
import { listMyBenefits } from '../../features/benefit/api'
import { listMyGroups } from '../../features/broadcast/api'
import { words as broadcast } from '../../features/broadcast/words'
import { listMyBookings, listMyCases, type CaseRow } from '../../features/hotline/duty-api'
import { homeWords as hotline } from '../../features/hotline/home-words'
import { isAhead, NextBooking } from '../../features/hotline/components/next-booking'
import { go } from '../../platform/navigate'
import { Card } from '../../ui/card'
import { Section, Split } from '../../ui/layout'
import { Tag } from '../../ui/tag'
import { Quad } from '../../ui/tiles'
import { shortDay } from '../../ui/time'
import { useLoaded } from '../../ui/use-loaded'

/** What I have going: four counts that lead on, the matter in which somebody must act next, the next time to be somewhere. */
export const GoingOn = () => {
  const groups = useLoaded('groups', listMyGroups).data
  const bookings = useLoaded('my-bookings', () => listMyBookings(false)).data?.items.filter(isAhead)
  const open = useLoaded('my-cases', () => listMyCases(undefined)).data?.items.filter(
    ({ state }) => state === 'open',
  )
  const coupons = useLoaded('my-benefits', listMyBenefits).data?.have
  const toMine = () => go('hotlineMine')
  const next = open?.find(({ nextStep }) => nextStep !== undefined)
  const booking = bookings?.[0]
  return (
    <>
      <View className="sect sect--dense">
        <Quad
          label={hotline.going}
          items={[
            {
              icon: 'chat',
              word: broadcast.groupCount,
              count: groups?.items.length,
              onTap: () => go('groups'),
            },
            { icon: 'calendar', word: hotline.bookings, count: bookings?.length, onTap: toMine },
            { icon: 'case', word: hotline.cases, count: open?.length, onTap: toMine },
            {
              icon: 'ticket',
              word: benefit.couponCount,
              count: coupons?.length,
              onTap: () => go('myCoupons'),
            },
          ]}
        />
      </View>
      {(next !== undefined || booking !== undefined) && (
        <Section title={hotline.going} rows={next === undefined} more={{ word: hotline.mine, onTap: toMine }}>
          {next !== undefined && <Case row={next} />}
          {booking !== undefined && <NextBooking booking={booking} />}
        </Section>
      )}
    </>
  )
}

const Case = ({ row: { caseId, kind, matter, serviceName, adviser, nextStep } }: { row: CaseRow }) => (
  <Card onTap={() => go('hotlineCase', { caseId })}>
    <Split>
      {/* What somebody asks a counsellor about stands on no page that others may glance at. */}
      <View className="h3">{kind === 'law' ? matter : serviceName}</View>
      {nextStep !== undefined && (
        <Tag tone={nextStep.owner === 'worker' ? 'warn' : 'plain'}>
          {nextStep.owner === 'worker' ? hotline.yourStep : hotline.theirStep}
        </Tag>
      )}
    </Split>
    {adviser !== undefined && (
      <View className="sm second">{hotline.handledBy(hotline.title(adviser.name, adviser.kind))}</View>
    )}
    {nextStep !== undefined && kind === 'law' && (
      <View className="going">
        <Text>{nextStep.text}</Text>
        <View className="sm second">{hotline.stepBy(shortDay(nextStep.dueOn))}</View>
      </View>
    )}
  </Card>
)
