import { Section } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { words } from '../words'

/** What makes the talk shorter. */
export const Beforehand = () => (
  <Section title={words.before} rows>
    <Row icon="file" title={words.beforePapers} sub={words.beforePapersWhy} />
    <Row icon="limit" title={words.beforeDate} sub={words.beforeDateWhy} />
  </Section>
)
