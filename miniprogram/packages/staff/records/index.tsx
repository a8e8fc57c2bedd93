import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { words } from '../../../features/desk/words'
import { Records } from '../../../features/membership/desk/records'
import { Panel } from '../../../ui/staff-frame'

export default function RecordsPage() {
  return (
    <DeskPage at="records">
      {(me) => (
        <Panel title={words.rail.records}>
          <Records mayFind={holds(me, 'staff')} />
        </Panel>
      )}
    </DeskPage>
  )
}
