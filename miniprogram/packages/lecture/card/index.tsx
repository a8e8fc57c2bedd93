import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { readLawyerCard } from '../../../features/lecture/desk/api'
import { CardForm } from '../../../features/lecture/desk/card-form'
import { Licences } from '../../../features/lecture/desk/licences'
import { words } from '../../../features/lecture/desk/words'
import { CopyMark } from '../../../ui/loaded-part'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

const t = words.card

/** A lawyer's licence number and interests; for staff, the numbers that were stated. */
export default function CardPage() {
  return (
    <DeskPage at="lectures">
      {(me) => (
        <>
          {holds(me, 'lawyer') && (
            <Panel title={t.title}>
              <Opened />
            </Panel>
          )}
          {holds(me, 'staff') && (
            <Panel title={t.listTitle}>
              <Licences />
            </Panel>
          )}
          {!holds(me, 'lawyer', 'staff') && (
            <Panel title={t.title}>
              <Blank icon="lock" head={t.onlyLawyers} words={t.onlyLawyersWhy} />
            </Panel>
          )}
        </>
      )}
    </DeskPage>
  )
}

const Opened = () => {
  const card = useLoaded('lawyer-card', readLawyerCard, { fresh: false })
  return card.data === undefined || card.state === 'loading' ? (
    <Instead of={card} />
  ) : (
    <>
      <CopyMark of={card} />
      <CardForm card={card.data} />
    </>
  )
}
