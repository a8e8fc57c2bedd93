import { Segment } from '../../../ui/tabs'
import type { MerchantInput } from './api'
import { words } from './words'

const t = words.merchants
type State = MerchantInput['state']

/** Whether a merchant or a shop takes coupons. */
export const StateField = ({ state, onTap }: { state: State; onTap: (state: State) => void }) => (
  <Segment<State>
    label={t.takes}
    chosen={state}
    onTap={onTap}
    items={[
      { key: 'active', word: t.active },
      { key: 'stopped', word: t.stopped },
    ]}
  />
)
