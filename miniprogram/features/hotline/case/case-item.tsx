import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import { Badge, Tag } from '../../../ui/tag'
import type { CaseRow } from '../api'
import { dayWord } from '../when'
import { words } from '../words'

/** A case in the person's list. */
export const CaseItem = ({ row, now }: { row: CaseRow; now: number | undefined }) => (
  <Row
    icon="case"
    title={row.about === '' ? row.matter : row.about}
    sub={[
      row.adviser === undefined
        ? words.nobodyYet
        : words.withAdviser(words.adviser(row.adviser.name, row.adviser.kind)),
      words.caseOpened(dayWord(row.openedAt, now)),
    ].join('，')}
    end={
      row.unread > 0 ? (
        <Badge count={row.unread} label={words.chatUnread(row.unread)} />
      ) : row.state === 'closed' ? (
        <Tag>{words.closedCase}</Tag>
      ) : undefined
    }
    onTap={() => go('hotlineCase', { caseId: row.caseId })}
  />
)
