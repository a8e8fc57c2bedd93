import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { words as desk } from '../../../features/desk/words'
import { readPlan } from '../../../features/lecture/desk/api'
import { PlanForm } from '../../../features/lecture/desk/plan-form'
import { words } from '../../../features/lecture/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** Plans a lecture; with `id` one that is there is changed. */
export default function PlanPage() {
  const { id } = useParams()
  return (
    <DeskPage at="lectures">
      {(me) =>
        !holds(me, 'staff') ? (
          <Panel title={words.plan.newTitle}>
            <Blank icon="lock" head={desk.notYours} words={desk.notYoursWhy} />
          </Panel>
        ) : id === undefined ? (
          <PlanForm given={undefined} onReopen={() => undefined} />
        ) : (
          <Opened key={id} lectureId={id} />
        )
      }
    </DeskPage>
  )
}

/** Changing begins with what is planned now, not with an old copy. */
const Opened = ({ lectureId }: { lectureId: string }) => {
  const plan = useLoaded(`plan:${lectureId}`, () => readPlan(lectureId), { fresh: false })
  if (plan.data === undefined || plan.state === 'loading')
    return (
      <Panel title={words.plan.changeTitle}>
        <Instead of={plan} />
      </Panel>
    )
  return <PlanForm key={plan.data.revision} given={plan.data} onReopen={() => void plan.reload()} />
}
