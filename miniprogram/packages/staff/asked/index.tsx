import { useState } from 'react'
import { AskedDetail } from '../../../features/broadcast/desk/asked-detail'
import { AskedList } from '../../../features/broadcast/desk/asked-list'
import { listAskedBack, type AskedBack, type AskedState } from '../../../features/broadcast/desk/api'
import { askedChanged } from '../../../features/broadcast/desk/use-asked-waiting'
import { words } from '../../../features/broadcast/desk/words'
import { from } from '../../../features/desk/cursor'
import { DeskPage } from '../../../features/desk/desk-page'
import { usePaged } from '../../../features/desk/use-paged'
import { useParams } from '../../../platform/lifecycle'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'

const t = words.askedBack

/** The desk of questions that came back: oldest waiting first at the left, the answer at the right. */
export default function Asked() {
  const { id } = useParams()
  const [state, setState] = useState<AskedState>('waiting')
  const [chosen, setChosen] = useState<AskedBack>()
  const list = usePaged(`asked:${id ?? ''}:${state}`, (cursor) =>
    listAskedBack({ state, ...(id === undefined ? {} : { broadcastId: id }), ...from(cursor) }),
  )
  return (
    <DeskPage at="asked">
      {() => (
        <>
          <Panel title={t.title}>
            <AskedList
              of={list}
              state={state}
              chosen={chosen?.questionId}
              onState={(next) => {
                setState(next)
                setChosen(undefined)
              }}
              onTap={setChosen}
            />
          </Panel>
          <Panel title={t.detail} side>
            {chosen === undefined ? (
              <Blank icon="chat" head={t.choose} />
            ) : (
              <AskedDetail
                key={chosen.questionId}
                of={chosen}
                onDone={async () => {
                  setChosen(undefined)
                  askedChanged()
                  await list.reload()
                }}
              />
            )}
          </Panel>
        </>
      )}
    </DeskPage>
  )
}
