import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { shortDay } from '../../../ui/time'
import type { GuideHead } from '../api'
import { words } from '../words'

const facts = (guide: GuideHead): string =>
  [
    words.version(guide.version),
    ...(guide.issuedOn === undefined ? [] : [words.since(shortDay(guide.issuedOn))]),
    words.minutes(guide.minutes),
  ].join('，')

export const GuideRow = ({ guide }: { guide: GuideHead }) => (
  <Row
    icon="book"
    title={guide.title}
    sub={facts(guide)}
    {...(guide.topic === '' ? {} : { end: <Tag>{guide.topic}</Tag> })}
    onTap={() => go('guide', { guideId: guide.guideId })}
  />
)
