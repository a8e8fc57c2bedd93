import { useState } from 'react'
import { readShopDay } from '../../../features/benefit/counter/api'
import { MovementRows } from '../../../features/benefit/counter/movement-rows'
import { TotalsFacts, totalsInWords } from '../../../features/benefit/counter/totals'
import { UndoSheet } from '../../../features/benefit/counter/undo-sheet'
import { words } from '../../../features/benefit/counter/words'
import { useParams } from '../../../platform/lifecycle'
import { Btn } from '../../../ui/btn'
import { Section } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'

/** A shop's day: what was taken, by coupon and by cashier, line by line. */
export default function ShopDayPage() {
  const { shopId = '', day } = useParams()
  const report = useLoaded(`shop-day:${shopId}:${day ?? ''}`, () => readShopDay(shopId, day, undefined))
  const [undoing, setUndoing] = useState<string>()
  const more = async (cursor: string) => {
    const next = await readShopDay(shopId, day, cursor)
    report.change((shown) => ({ ...next, movements: [...shown.movements, ...next.movements] }))
  }
  return (
    <LoadedPage
      title={day === undefined ? words.day : words.earlierDay}
      of={report}
      bones={<RowBones count={5} />}
      over={() =>
        undoing !== undefined && (
          <UndoSheet
            redemptionId={undoing}
            onClose={() => setUndoing(undefined)}
            onUndone={() => {
              setUndoing(undefined)
              void report.reload()
            }}
          />
        )
      }
    >
      {(shown) => {
        const { next } = shown
        return (
          <>
            <Section title={`${shown.shopName} ${longDay(shown.day)}`} dense>
              {shown.closed && <Notice icon="lock">{words.closed}</Notice>}
              <TotalsFacts totals={shown.totals} />
            </Section>
            {shown.byCampaign.length > 0 && (
              <Section title={words.byCampaign} dense rows>
                <Rows kind="plain">
                  {shown.byCampaign.map(({ campaignId, title, totals }) => (
                    <Row key={campaignId} plain title={title} end={totalsInWords(totals)} />
                  ))}
                </Rows>
              </Section>
            )}
            {shown.byCashier.length > 1 && (
              <Section title={words.byCashier} dense rows>
                <Rows kind="plain">
                  {shown.byCashier.map(({ memberId, name, totals }) => (
                    <Row key={memberId} plain title={name} end={totalsInWords(totals)} />
                  ))}
                </Rows>
              </Section>
            )}
            <Section title={words.movements} dense rows>
              {shown.movements.length === 0 ? (
                <Blank icon="list" head={words.movementsEmpty} />
              ) : (
                <MovementRows movements={shown.movements} onUndo={setUndoing} />
              )}
              {next !== undefined && <Btn onTap={() => more(next)}>{words.moreRows}</Btn>}
            </Section>
          </>
        )
      }}
    </LoadedPage>
  )
}
