import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { CopyMark } from '../../../ui/loaded-part'
import { Instead } from '../../../ui/page'
import { Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { confirmLicence, listLicences, type LicenceRow } from './api'
import { words } from './words'

const t = words.card

/** The numbers lawyers stated, for staff who compare them with the licence itself. */
export const Licences = () => {
  const found = useLoaded('licences', listLicences)
  const confirming = useSend(confirmLicence)
  if (found.data === undefined) return <Instead of={found} bones={<RowBones count={3} />} />
  const confirm = async ({ memberId, licence }: LicenceRow) => {
    if ((await confirming.send({ memberId, licence })) === undefined) return
    toast(t.confirmed)
    await found.reload()
  }
  const { items } = found.data
  return (
    <Stack gap={16}>
      <CopyMark of={found} />
      <View className="sm muted">{t.listWhy}</View>
      <FailureNote of={confirming} />
      {items.length === 0 ? (
        <Blank icon="card" head={t.noLicences} words={t.noLicencesWhy} />
      ) : (
        <Rows kind="plain">
          {items.map((one) => (
            <View key={one.memberId} className="row row--top">
              <View className="row__main">
                <View className="row__title row__title--plain">{one.name}</View>
                <View className="row__sub">{one.orgName}</View>
                <View className="sm">{one.licence}</View>
                {one.checkedAt !== undefined && (
                  <View className="sm muted">{t.confirmedOn(longDay(one.checkedAt))}</View>
                )}
              </View>
              {one.checkedAt === undefined && (
                <Btn small label={t.confirmLabel(one.name)} busy={t.confirming} onTap={() => confirm(one)}>
                  {t.confirm}
                </Btn>
              )}
            </View>
          ))}
        </Rows>
      )}
    </Stack>
  )
}
