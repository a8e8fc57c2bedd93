import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { People } from '../../../features/hotline/desk/people'

export default function HotlinePeople() {
  return <DeskPage at="hotlinePeople">{(me) => <People may={holds(me, 'staff')} />}</DeskPage>
}
