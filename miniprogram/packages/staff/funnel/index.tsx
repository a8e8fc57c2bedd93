import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { FunnelView } from '../../../features/broadcast/desk/funnel-view'
import { useParams } from '../../../platform/lifecycle'

export default function Funnel() {
  const { id } = useParams()
  return (
    <DeskPage at="push">
      {(me) => <FunnelView key={id} broadcastId={id ?? ''} isStaff={holds(me, 'staff')} />}
    </DeskPage>
  )
}
