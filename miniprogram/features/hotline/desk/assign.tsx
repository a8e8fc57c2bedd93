import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Hint, Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { words as seen } from '../words'
import { assignCallback, assignCase, listAllAdvisers } from './api'
import { Booked } from './booked'
import { PickPeople } from './pick-people'
import { usePassing, type PassHow } from './use-passing'
import { words } from './words'

const t = words.watch

/** What is given to somebody: a promised call, or a case with everything in it. */
export interface Assigned {
  readonly callbackId?: string | undefined
  readonly caseId?: string | undefined
  /** Only its people can take it on. */
  readonly serviceId?: string | undefined
}

interface AssignProps {
  what: Assigned
  now: number | undefined
  onClose: () => void
  onDone: () => Promise<void>
}

interface Giving extends Assigned {
  readonly adviserId: string
  readonly bookings?: PassHow
  readonly preview?: boolean
}

/** A promised call has nothing booked for it. */
const give = async ({ callbackId, caseId = '', adviserId, bookings, preview }: Giving, key: string) => {
  if (callbackId === undefined)
    return assignCase(
      { caseId, adviserId, ...(bookings && { bookings }), ...(preview === true && { preview }) },
      key,
    )
  if (preview !== true) await assignCallback({ callbackId, adviserId }, key)
  return { bookings: [] }
}

/** Staff name who sees to it; what it is about stays closed to them. */
export const Assign = ({ what, now, onClose, onDone }: AssignProps) => {
  const advisers = useLoaded('hotline-all-advisers', listAllAdvisers, { keep: false })
  const [to, setTo] = useState<readonly string[]>([])
  const assigning = usePassing(give)
  const [adviserId] = to
  const assign = async () => {
    if (adviserId === undefined || !(await assigning.go({ ...what, adviserId }))) return
    toast(t.assigned)
    await onDone()
  }
  const isCase = what.callbackId === undefined
  const { serviceId } = what
  const people = advisers.data?.items.filter(
    ({ active, serviceIds }) => active && (serviceId === undefined || serviceIds.includes(serviceId)),
  )
  const chosen = people?.find((one) => one.adviserId === adviserId)
  return (
    <Dialog title={isCase ? t.assignCase : t.assign} onClose={onClose}>
      {people === undefined ? (
        <Instead of={advisers} />
      ) : (
        <Stack gap={20}>
          {assigning.booked === undefined ? (
            <>
              {isCase && <Hint icon="lock">{t.assignCaseWhy}</Hint>}
              <PickPeople label={t.assignGo} one people={people} chosen={to} onChange={setTo} />
            </>
          ) : (
            <Booked of={assigning} booked={assigning.booked} now={now} />
          )}
          <FailureNote of={assigning} />
          <View className="sheet__foot">
            <Btn kind="main" wide busy={words.noting} off={chosen === undefined} onTap={assign}>
              {chosen === undefined ? t.assignGo : `${t.assignGo}${seen.adviser(chosen.name, chosen.kind)}`}
            </Btn>
          </View>
        </Stack>
      )}
    </Dialog>
  )
}
