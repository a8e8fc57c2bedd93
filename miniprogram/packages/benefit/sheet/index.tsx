import { View } from '@tarojs/components'
import { exportSettlement, readSettlement } from '../../../features/benefit/counter/api'
import { MovementRows } from '../../../features/benefit/counter/movement-rows'
import { totalsInWords } from '../../../features/benefit/counter/totals'
import { words } from '../../../features/benefit/counter/words'
import { yuan } from '../../../features/benefit/yuan'
import { fileAddress } from '../../../platform/file-address'
import { useParams } from '../../../platform/lifecycle'
import { openFile } from '../../../platform/show-file'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Fact, Row, Rows } from '../../../ui/row'
import { RowBones } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

type Form = 'xlsx' | 'pdf'

/** A settlement sheet as the merchant and the union see it. */
export default function SettlementPage() {
  const { settlementId = '' } = useParams()
  const sheet = useLoaded(`settlement:${settlementId}`, () => readSettlement(settlementId, undefined))
  const make = useSend((input: { settlementId: string; form: Form }, key) => exportSettlement(input, key))
  const download = async (form: Form) => {
    const file = await make.send({ settlementId, form })
    if (file !== undefined) await openFile(fileAddress(file.path), file.fileName)
  }
  const more = async (cursor: string) => {
    const next = await readSettlement(settlementId, cursor)
    sheet.change((shown) => ({ ...next, movements: [...shown.movements, ...next.movements] }))
  }
  return (
    <LoadedPage title={words.sheet} of={sheet} bones={<RowBones count={5} />}>
      {(shown) => {
        const { next } = shown
        return (
          <>
            <Section title={shown.merchantName} dense>
              <Stack gap={12}>
                <Line>
                  <Tag tone={shown.state === 'paid' ? 'ok' : 'warn'}>{words.sheetState[shown.state]}</Tag>
                </Line>
                <View>
                  <Fact name={words.amount}>{`${yuan(shown.amount)} ${words.yuan}`}</Fact>
                  <Fact name={words.days}>
                    {words.sheetDays(longDay(shown.fromDay), longDay(shown.toDay))}
                  </Fact>
                  <Fact name={words.payer}>{shown.orgName}</Fact>
                  {shown.reference !== undefined && <Fact name={words.reference}>{shown.reference}</Fact>}
                  {shown.invoiceNumber !== undefined && (
                    <Fact name={words.invoice}>{shown.invoiceNumber}</Fact>
                  )}
                </View>
                <FailureNote of={make} />
                <Btns>
                  {shown.forms.map((form) => (
                    <Btn key={form} grow icon="download" busy={words.making} onTap={() => download(form)}>
                      {form === 'pdf' ? words.asPdf : words.asXlsx}
                    </Btn>
                  ))}
                </Btns>
              </Stack>
            </Section>
            <Section title={words.byDay} dense rows>
              <Rows kind="plain">
                {shown.byDay.map(({ day, totals, hash }) => (
                  <Row
                    key={day}
                    plain
                    title={`${longDay(day)}，${totalsInWords(totals)}`}
                    sub={words.proof(hash.slice(0, 12))}
                  />
                ))}
              </Rows>
            </Section>
            <Section title={words.byCampaign} dense rows>
              <Rows kind="plain">
                {shown.byCampaign.map(({ campaignId, title, totals }) => (
                  <Row key={campaignId} plain title={title} end={totalsInWords(totals)} />
                ))}
              </Rows>
            </Section>
            <Section title={words.movements} dense rows>
              <MovementRows dated movements={shown.movements} />
              {next !== undefined && <Btn onTap={() => more(next)}>{words.moreRows}</Btn>}
            </Section>
          </>
        )
      }}
    </LoadedPage>
  )
}
