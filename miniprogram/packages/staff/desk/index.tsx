import { useState } from 'react'
import { ApprovalList } from '../../../features/broadcast/desk/approval-list'
import { DraftList } from '../../../features/broadcast/desk/draft-list'
import { SentList } from '../../../features/broadcast/desk/sent-list'
import { words } from '../../../features/broadcast/desk/words'
import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { words as desk } from '../../../features/desk/words'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Tabs } from '../../../ui/tabs'

type Side = 'sent' | 'drafts' | 'approve'

/** Pushing: what was sent, what was begun, what waits for a second person. */
export default function Desk() {
  const [side, setSide] = useState<Side>('sent')
  return (
    <DeskPage at="push" entrance>
      {(me) => {
        const isStaff = holds(me, 'staff')
        return (
          <Panel
            title={desk.rail.push}
            aside={
              isStaff ? (
                <>
                  <Btn small onTap={() => go('deskWays')}>
                    {words.groupWays.open}
                  </Btn>
                  <Btn kind="main" icon="horn" onTap={() => go('deskSend')}>
                    {words.sent.start}
                  </Btn>
                </>
              ) : undefined
            }
          >
            <Stack gap={12}>
              {isStaff && (
                <Tabs<Side>
                  label={words.sent.title}
                  chosen={side}
                  onTap={setSide}
                  items={[
                    { key: 'sent', word: words.sent.title },
                    { key: 'drafts', word: words.drafts.title },
                    { key: 'approve', word: words.approve.title },
                  ]}
                />
              )}
              {side === 'drafts' ? (
                <DraftList />
              ) : side === 'approve' ? (
                <ApprovalList />
              ) : (
                <SentList maySend={isStaff} />
              )}
            </Stack>
          </Panel>
        )
      }}
    </DeskPage>
  )
}
