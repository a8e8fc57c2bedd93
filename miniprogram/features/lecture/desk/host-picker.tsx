import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { Tick } from '../../../ui/switch'
import { useLoaded } from '../../../ui/use-loaded'
import { listHosts, type Host } from './api'
import type { Person } from './plan-words'
import { words } from './words'

const t = words.plan

interface HostPickerProps {
  title: string
  /** Only lawyers may lecture or be given a question. */
  lawyersOnly: boolean
  many: boolean
  chosen: readonly Person[]
  /** Somebody who is not offered here. */
  without?: string | undefined
  onChange: (chosen: readonly Person[]) => void
  onClose: () => void
}

const facts = ({ lawyer, licence, licenceChecked }: Host): string =>
  lawyer ? (licence === undefined ? t.noLicence : t.licence(licence, licenceChecked)) : t.staff

/** People of the scope who may lecture or help. */
export const HostPicker = ({
  title,
  lawyersOnly,
  many,
  chosen,
  without,
  onChange,
  onClose,
}: HostPickerProps) => {
  const hosts = useLoaded('lecture-hosts', listHosts)
  const offered = (hosts.data?.items ?? []).filter(
    ({ lawyer, memberId }) => (lawyer || !lawyersOnly) && memberId !== without,
  )
  const tap = ({ memberId, name }: Host) => {
    const isOn = chosen.some(({ id }) => id === memberId)
    if (!many) {
      onChange([{ id: memberId, name }])
      onClose()
    } else
      onChange(
        isOn ? chosen.filter(({ id }) => id !== memberId) : [...chosen, { id: memberId, name }].slice(0, 8),
      )
  }
  return (
    <Dialog title={title} onClose={onClose}>
      {hosts.data === undefined ? (
        <Instead of={hosts} bones={<RowBones count={3} />} />
      ) : offered.length === 0 ? (
        <Blank icon="users" head={t.noHosts} words={t.noHostsWhy} />
      ) : (
        <Stack gap={12}>
          <Rows>
            {offered.map((host) => {
              const isOn = chosen.some(({ id }) => id === host.memberId)
              return (
                <Row
                  key={host.memberId}
                  lead={<Tick on={isOn} round={!many} />}
                  title={host.name}
                  sub={facts(host)}
                  role={many ? 'checkbox' : 'radio'}
                  checked={isOn}
                  onTap={() => tap(host)}
                />
              )
            })}
          </Rows>
          {many && (
            <View className="sheet__foot">
              <Btn wide onTap={onClose}>
                {t.chosen(chosen.length)}
              </Btn>
            </View>
          )}
        </Stack>
      )}
    </Dialog>
  )
}
