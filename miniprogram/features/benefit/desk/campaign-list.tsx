import { Listed } from '../../desk/listed'
import type { Paged } from '../../desk/use-paged'
import { Chips } from '../../../ui/chips'
import { Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tag, type Tone } from '../../../ui/tag'
import { yuan } from '../yuan'
import type { CampaignRow, CampaignState } from './api'
import { words } from './words'

export type Shown = CampaignState | 'all'
const STATES: readonly Shown[] = ['all', 'submitted', 'running', 'paused', 'draft', 'ended']
const TONES: Partial<Record<CampaignState, Tone>> = { running: 'ok', submitted: 'warn', paused: 'warn' }
const wordOf = (state: Shown): string => (state === 'all' ? words.list.all : words.list.state[state])

interface CampaignListProps {
  of: Paged<CampaignRow>
  state: Shown
  onState: (state: Shown) => void
  chosen: string | undefined
  onTap: (campaignId: string) => void
}

/** Campaigns within scope; what waits for a decision stands first. */
export const CampaignList = ({ of, state, onState, chosen, onTap }: CampaignListProps) => (
  <Stack gap={12}>
    <Chips
      label={words.tabs.campaigns}
      items={STATES.map(wordOf)}
      chosen={wordOf(state)}
      onTap={(word) => onState(STATES.find((one) => wordOf(one) === word) ?? 'all')}
    />
    <Listed of={of} empty={<Blank icon="ticket" head={words.list.empty} words={words.list.emptyWhy} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map((row) => (
            <Row
              key={row.campaignId}
              title={row.title}
              sub={`${row.orgName} · ${words.list.worth(yuan(row.budget), row.total)}`}
              end={
                <Tag tone={row.proposal ? 'warn' : (TONES[row.state] ?? 'plain')}>
                  {row.proposal ? words.list.proposal : words.list.state[row.state]}
                </Tag>
              }
              selected={row.campaignId === chosen}
              onTap={() => onTap(row.campaignId)}
            />
          ))}
        </Rows>
      )}
    </Listed>
  </Stack>
)
