import { View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage } from '../../../features/desk/desk-page'
import { words as desk } from '../../../features/desk/words'
import type { Org } from '../../../features/membership/desk/api'
import { OrgDetail } from '../../../features/membership/desk/org-detail'
import { OrgTree } from '../../../features/membership/desk/org-tree'
import { words } from '../../../features/membership/desk/words'
import { scrollTo } from '../../../platform/navigate'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'

export default function Orgs() {
  const [org, setOrg] = useState<Org>()
  const [turn, setTurn] = useState(0)
  const choose = (chosen: Org) => {
    setOrg(chosen)
    scrollTo('#detail')
  }
  return (
    <DeskPage at="orgs">
      {() => (
        <>
          <View className="dk-list">
            <Panel title={desk.rail.orgs}>
              <OrgTree key={turn} chosen={org === undefined ? [] : [org.orgId]} onTap={choose} />
            </Panel>
          </View>
          <Panel title={org?.name ?? words.orgs.detail}>
            <View id="detail">
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
            </View>
          </Panel>
        </>
      )}
    </DeskPage>
  )
}
