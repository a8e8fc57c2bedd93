import { CompareView } from '../../../features/broadcast/desk/compare-view'
import { words } from '../../../features/broadcast/desk/words'
import { DeskPage } from '../../../features/desk/desk-page'
import { useParams } from '../../../platform/lifecycle'
import { Panel } from '../../../ui/staff-frame'

export default function Compare() {
  const { one = '', other } = useParams()
  return (
    <DeskPage at="push">
      {() => (
        <Panel title={words.compare.title}>
          <CompareView key={one} one={one} other={other} />
        </Panel>
      )}
    </DeskPage>
  )
}
