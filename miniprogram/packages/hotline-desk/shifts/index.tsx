import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { Shifts } from '../../../features/hotline/desk/shifts'

export default function HotlineShifts() {
  return <DeskPage at="shifts">{(me) => <Shifts may={holds(me, 'staff')} />}</DeskPage>
}
