import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { words as seen } from '../words'
import { assignCallback, listAllAdvisers } from './api'
import { PickPeople } from './pick-people'
import { words } from './words'

const t = words.watch

interface AssignProps {
  callbackId: string
  onClose: () => void
  onDone: () => Promise<void>
}

/** Staff give a late callback to somebody. */
export const AssignCallback = ({ callbackId, onClose, onDone }: AssignProps) => {
  const advisers = useLoaded('hotline-all-advisers', listAllAdvisers, { keep: false })
  const [to, setTo] = useState<readonly string[]>([])
  const assigning = useSend(assignCallback)
  const assign = async () => {
    const [adviserId] = to
    if (adviserId === undefined || (await assigning.send({ callbackId, adviserId })) === undefined) return
    toast(t.assigned)
    await onDone()
  }
  return (
    <Dialog title={t.assign} onClose={onClose}>
      {advisers.data === undefined ? (
        <Instead of={advisers} />
      ) : (
        <Stack gap={20}>
          <PickPeople
            label={t.assignGo}
            one
            people={advisers.data.items.filter(({ active }) => active)}
            chosen={to}
            onChange={setTo}
          />
          <FailureNote of={assigning} />
          <View className="sheet__foot">
            <Btn kind="main" wide busy={words.noting} off={to.length === 0} onTap={assign}>
              {to.length === 0 ? t.assignGo : `${t.assignGo}${nameOf(advisers.data.items, to)}`}
            </Btn>
          </View>
        </Stack>
      )}
    </Dialog>
  )
}

const nameOf = (
  people: readonly { adviserId: string; name: string; kind: 'lawyer' | 'counsellor' }[],
  [chosen]: readonly string[],
): string => {
  const one = people.find(({ adviserId }) => adviserId === chosen)
  return one === undefined ? '' : seen.adviser(one.name, one.kind)
}
