import { DeskPage } from '../../../features/desk/desk-page'
import { readPlan } from '../../../features/lecture/desk/api'
import { ScriptEditor } from '../../../features/lecture/desk/script-editor'
import { words } from '../../../features/lecture/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { CopyMark } from '../../../ui/loaded-part'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

/** The script of one lecture. */
export default function ScriptPage() {
  const { id = '' } = useParams()
  return <DeskPage at="lectures">{() => <Opened key={id} lectureId={id} />}</DeskPage>
}

const Opened = ({ lectureId }: { lectureId: string }) => {
  const plan = useLoaded(`plan:${lectureId}`, () => readPlan(lectureId), { fresh: false })
  const reading = useSend((id: string) => readPlan(id))
  if (plan.data === undefined || plan.state === 'loading')
    return (
      <Panel title={words.script.title}>
        <Instead of={plan} />
      </Panel>
    )
  const fresh = async () => {
    const now = await reading.send(lectureId)
    if (now === undefined) toast(words.script.lost, 'offline')
    else plan.change(() => now)
    return now
  }
  return <ScriptEditor plan={plan.data} mark={<CopyMark of={plan} />} onFresh={fresh} />
}
