import { Section } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import type { CaseView } from '../api'
import { words } from '../words'

/** Who may read this case, by name, and who may not. */
export const WhoSees = ({ view }: { view: CaseView }) => {
  const { adviser } = view.case
  return (
    <Section title={words.whoSees} rows>
      <Row icon="me" plain title={words.whoSeesYou} />
      {adviser !== undefined && (
        <Row icon="eye" plain title={words.whoSeesAdviser(words.adviser(adviser.name, adviser.kind))} />
      )}
      {view.named.map(({ adviserId, name, kind }) => (
        <Row key={adviserId} icon="eye" plain title={words.whoSeesNamed(words.adviser(name, kind))} />
      ))}
      <Row icon="hide" plain title={words.whoSeesNever} sub={words.whoSeesStaff} />
    </Section>
  )
}
