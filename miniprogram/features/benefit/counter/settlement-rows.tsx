import { go } from '../../../platform/navigate'
import { Row, Rows } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import { yuan } from '../yuan'
import type { SettlementRow } from './api'
import { words } from './words'

/** Settlement sheets: for what days, how much, paid or not. */
export const SettlementRows = ({ items }: { items: readonly SettlementRow[] }) => (
  <Rows kind="plain">
    {items.map(({ settlementId, orgName, fromDay, toDay, amount, state }) => (
      <Row
        key={settlementId}
        plain
        title={`${words.sheetDays(longDay(fromDay), longDay(toDay))}，${yuan(amount)} ${words.yuan}`}
        sub={orgName}
        end={<Tag tone={state === 'paid' ? 'ok' : 'warn'}>{words.sheetState[state]}</Tag>}
        onTap={() => go('settlement', { settlementId })}
      />
    ))}
  </Rows>
)
