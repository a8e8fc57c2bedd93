import type { Waiting } from '../../features/broadcast/api'
import type { GuideHead } from '../../features/library/api'
import type { Me } from '../../features/membership/api'
import type { Loaded } from '../../ui/use-loaded'

export interface Home {
  readonly me: Me | undefined
  /** Not signed in. */
  readonly visitor: boolean
  readonly waiting: readonly Waiting[]
  readonly guides: Omit<Loaded<{ readonly items: readonly GuideHead[] }>, 'change'>
}
