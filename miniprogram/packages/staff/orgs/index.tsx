import { useState } from 'react'
import { DeskPage } from '../../../features/desk/desk-page'
import { ListAndDetail, showDetail } from '../../../features/desk/list-and-detail'
import { words as desk } from '../../../features/desk/words'
import type { Org } from '../../../features/membership/desk/api'
import { OrgDetail } from '../../../features/membership/desk/org-detail'
import { OrgTree } from '../../../features/membership/desk/org-tree'
import { words } from '../../../features/membership/desk/words'
import { Blank } from '../../../ui/states'

export default function Orgs() {
  const [org, setOrg] = useState<Org>()
  const [turn, setTurn] = useState(0)
  const choose = (chosen: Org) => {
    setOrg(chosen)
    showDetail()
  }
  return (
    <DeskPage at="orgs">
      {() => (
        <ListAndDetail
          title={desk.rail.orgs}
          list={<OrgTree key={turn} chosen={org === undefined ? [] : [org.orgId]} onTap={choose} />}
          about={org?.name ?? words.orgs.detail}
        >
          {org === undefined ? (
            <Blank icon="building" head={words.orgs.choose} words={words.orgs.chooseWhy} />
          ) : (
            <OrgDetail
              key={org.orgId}
              org={org}
              onChanged={(changed) => {
                if (changed !== undefined) setOrg(changed)
                setTurn(turn + 1)
              }}
            />
          )}
        </ListAndDetail>
      )}
    </DeskPage>
  )
}
