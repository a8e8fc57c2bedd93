import { Panel, StaffFrame } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'

export default function Desk() {
  return (
    <StaffFrame who="" items={[]} chosen="" onTap={() => undefined}>
      <Panel title="工作台">
        <Blank icon="case" head="这里还没有事" />
      </Panel>
    </StaffFrame>
  )
}
