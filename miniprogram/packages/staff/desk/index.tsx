import { go } from '../../../platform/navigate'
import { SentList } from '../../../features/broadcast/desk/sent-list'
import { words } from '../../../features/broadcast/desk/words'
import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { Btn } from '../../../ui/btn'
import { Panel } from '../../../ui/staff-frame'

export default function Desk() {
  return (
    <DeskPage at="push" entrance>
      {(me) => (
        <Panel
          title={words.sent.title}
          aside={
            holds(me, 'staff') ? (
              <Btn kind="main" icon="horn" onTap={() => go('deskSend')}>
                {words.sent.start}
              </Btn>
            ) : undefined
          }
        >
          <SentList maySend={holds(me, 'staff')} />
        </Panel>
      )}
    </DeskPage>
  )
}
