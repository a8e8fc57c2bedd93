import { useState } from 'react'
import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { from } from '../../desk/cursor'
import { FormDialog } from '../../desk/form-dialog'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { yuan } from '../yuan'
import { drawUpSettlement, listSettlements, listUnsettled, markPaid } from './api'
import { words } from './words'

const t = words.settle

/** Closed days become sheets, sheets are paid. */
export const Settlements = ({ acts }: { acts: boolean }) => {
  const unsettled = useLoaded('unsettled', listUnsettled)
  const sheets = usePaged('desk-settlements', (cursor) => listSettlements(from(cursor)))
  const [paying, setPaying] = useState<string>()
  const draw = useSend((input: { merchantId: string; orgId: string; toDay: string }, key) =>
    drawUpSettlement(input, key),
  )
  const changed = () => {
    void unsettled.reload()
    void sheets.reload()
  }
  const drawUp = async (merchantId: string, orgId: string, toDay: string) => {
    if ((await draw.send({ merchantId, orgId, toDay })) === undefined) return
    toast(t.drawn, 'done')
    changed()
  }
  return (
    <Stack gap={24}>
      <Stack gap={8}>
        <Heading level={3}>{t.unsettled}</Heading>
        <FailureNote of={draw} />
        <LoadedPart of={unsettled}>
          {({ items }) =>
            items.length === 0 ? (
              <Blank icon="list" head={t.unsettledEmpty} words={t.unsettledWhy} />
            ) : (
              <Rows kind="plain">
                {items.map(({ merchantId, merchantName, orgId, orgName, days, fromDay, toDay, amount }) => (
                  <Row
                    key={merchantId + orgId}
                    title={`${merchantName}，${yuan(amount)} 元`}
                    sub={`${orgName} · ${t.days(days, longDay(fromDay), longDay(toDay))}`}
                    end={
                      acts ? (
                        <Btn
                          small
                          label={`${t.drawUp}：${merchantName}`}
                          busy={t.drawing}
                          onTap={() => drawUp(merchantId, orgId, toDay)}
                        >
                          {t.drawUp}
                        </Btn>
                      ) : null
                    }
                  />
                ))}
              </Rows>
            )
          }
        </LoadedPart>
      </Stack>
      <Stack gap={8}>
        <Heading level={3}>{t.sheets}</Heading>
        <Listed of={sheets} empty={<Blank icon="file" head={t.sheetsEmpty} />}>
          {(items) => (
            <Rows kind="plain">
              {items.map((sheet) => (
                <View key={sheet.settlementId}>
                  <Row
                    title={`${sheet.merchantName}，${yuan(sheet.amount)} 元`}
                    sub={`${sheet.orgName} · ${t.days(sheet.days, longDay(sheet.fromDay), longDay(sheet.toDay))}`}
                    end={
                      <Tag tone={sheet.state === 'paid' ? 'ok' : 'warn'}>
                        {sheet.state === 'paid' ? t.paid : t.open}
                      </Tag>
                    }
                    onTap={() => go('settlement', { settlementId: sheet.settlementId })}
                  />
                  {acts && sheet.state === 'open' && (
                    <View className="dk-end">
                      <Btn
                        small
                        label={`${t.pay}：${sheet.merchantName}`}
                        onTap={() => setPaying(sheet.settlementId)}
                      >
                        {t.pay}
                      </Btn>
                    </View>
                  )}
                </View>
              ))}
            </Rows>
          )}
        </Listed>
      </Stack>
      {paying !== undefined && (
        <PayDialog
          settlementId={paying}
          onClose={() => setPaying(undefined)}
          onPaid={() => {
            setPaying(undefined)
            changed()
          }}
        />
      )}
    </Stack>
  )
}

const PayDialog = ({
  settlementId,
  onClose,
  onPaid,
}: {
  settlementId: string
  onClose: () => void
  onPaid: () => void
}) => {
  const [reference, setReference] = useState('')
  const [invoice, setInvoice] = useState('')
  const pay = useSend((input: { settlementId: string; reference: string; invoiceNumber?: string }, key) =>
    markPaid(input, key),
  )
  const send = async () => {
    const paid = await pay.send({
      settlementId,
      reference: reference.trim(),
      ...(invoice.trim() !== '' && { invoiceNumber: invoice.trim() }),
    })
    if (paid === undefined) return
    toast(t.done, 'done')
    onPaid()
  }
  return (
    <FormDialog title={t.pay} sending={pay} word={t.pay} busy={t.paying} onSave={send} onClose={onClose}>
      <View className="sm second">{t.payWhy}</View>
      <Field
        label={t.reference}
        value={reference}
        max={60}
        onInput={setReference}
        problem={pay.problem('reference')}
      />
      <Field
        label={t.invoice}
        value={invoice}
        max={40}
        onInput={setInvoice}
        problem={pay.problem('invoiceNumber')}
      />
    </FormDialog>
  )
}
