import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { Watch } from '../../../features/hotline/desk/watch'

export default function HotlineWatch() {
  return <DeskPage at="hotline">{(me) => <Watch may={holds(me, 'staff')} />}</DeskPage>
}
