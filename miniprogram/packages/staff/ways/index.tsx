import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { words as desk } from '../../../features/desk/words'
import { WaysList } from '../../../features/broadcast/desk/ways-list'
import { words } from '../../../features/broadcast/desk/words'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'

export default function Ways() {
  return (
    <DeskPage at="push">
      {(me) => (
        <Panel title={words.groupWays.title}>
          {holds(me, 'staff') ? (
            <WaysList />
          ) : (
            <Blank icon="lock" head={desk.notYours} words={desk.notYoursWhy} />
          )}
        </Panel>
      )}
    </DeskPage>
  )
}
