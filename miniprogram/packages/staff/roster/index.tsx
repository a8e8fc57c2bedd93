import { useState } from 'react'
import { from } from '../../../features/desk/cursor'
import { DeskPage } from '../../../features/desk/desk-page'
import { ListAndDetail, showDetail } from '../../../features/desk/list-and-detail'
import { usePaged } from '../../../features/desk/use-paged'
import { words as desk } from '../../../features/desk/words'
import { listImports } from '../../../features/membership/desk/api'
import { ImportDetail } from '../../../features/membership/desk/import-detail'
import { ImportList } from '../../../features/membership/desk/import-list'
import { NewImport } from '../../../features/membership/desk/new-import'
import { words } from '../../../features/membership/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { Btn } from '../../../ui/btn'

export default function Roster() {
  const params = useParams()
  const t = words.roster
  const [chosen, setChosen] = useState(params['id'])
  const imports = usePaged('imports', (cursor) => listImports(from(cursor)))
  const show = (importId: string | undefined) => {
    setChosen(importId)
    showDetail()
  }
  const name = imports.data?.find(({ importId }) => importId === chosen)?.fileName
  return (
    <DeskPage at="roster">
      {(me) => {
        const home = me.roles.find(({ role }) => role === 'staff')
        return (
          <ListAndDetail
            title={desk.rail.roster}
            aside={
              <Btn small icon="plus" onTap={() => show(undefined)}>
                {t.start}
              </Btn>
            }
            list={<ImportList of={imports} chosen={chosen} onTap={show} />}
            about={chosen === undefined ? t.newTitle : (name ?? t.title)}
          >
            {chosen === undefined ? (
              <NewImport
                home={home === undefined ? undefined : { orgId: home.orgId, name: home.orgName }}
                onStarted={(importId) => {
                  show(importId)
                  void imports.reload()
                }}
              />
            ) : (
              <ImportDetail key={chosen} importId={chosen} onChanged={() => void imports.reload()} />
            )}
          </ListAndDetail>
        )
      }}
    </DeskPage>
  )
}
