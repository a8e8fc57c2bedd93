import type { HandlerOutput } from '../../../kernel/contract'
import type { broadcast } from '../contract'
import type { ChatChannel } from './facts'

type Funnel = HandlerOutput<(typeof broadcast)['readFunnel']>
type ChannelCounts = NonNullable<Funnel['channels']>[number]

/** Groups that are alike. */
export interface Alike {
  readonly page: 'planned' | 'delivered' | 'failed'
  readonly quiet: boolean
  readonly channel?: ChatChannel
  readonly chat?: 'waiting' | 'sending' | 'said' | 'confirmed' | 'failed' | 'unknown' | 'dropped'
  readonly groups: number
  readonly members: number
  readonly opened: number
  readonly acknowledged: number
}

/** What can be said of a set of groups; nothing that is not known is counted as something. */
export interface Summary {
  readonly counts: Funnel['counts']
  readonly confirmed: NonNullable<Funnel['confirmed']>
  readonly channels: ChannelCounts[]
  readonly trouble: NonNullable<Funnel['trouble']>
}

export const summarise = (alike: readonly Alike[]): Summary => {
  const sum = (of: (some: Alike) => number): number => alike.reduce((total, some) => total + of(some), 0)
  const groupsWhere = (is: (some: Alike) => boolean): number => sum((some) => (is(some) ? some.groups : 0))
  const byRelay = (some: Alike): boolean => some.channel === 'relay' && some.chat !== 'dropped'
  const channel = (name: ChatChannel): ChannelCounts => {
    const inState = (...states: readonly Alike['chat'][]): number =>
      groupsWhere((some) => some.channel === name && states.includes(some.chat))
    const people = (of: (some: Alike) => number): number =>
      sum((some) => (some.channel === name ? of(some) : 0))
    return {
      channel: name,
      groups: groupsWhere((some) => some.channel === name),
      waiting: inState('waiting', 'sending'),
      said: inState('said'),
      confirmed: inState('confirmed'),
      failed: inState('failed'),
      unknown: inState('unknown'),
      dropped: inState('dropped'),
      members: people(({ members }) => members),
      opened: people(({ opened }) => opened),
      acknowledged: people(({ acknowledged }) => acknowledged),
    }
  }
  return {
    counts: {
      groups: sum(({ groups }) => groups),
      delivered: groupsWhere(({ page }) => page === 'delivered'),
      failed: groupsWhere(({ page }) => page === 'failed'),
      members: sum(({ members }) => members),
      opened: sum(({ opened }) => opened),
      acknowledged: sum(({ acknowledged }) => acknowledged),
    },
    confirmed: {
      groups: groupsWhere((some) => some.chat === 'confirmed'),
      confirmable: groupsWhere(byRelay),
    },
    channels: (['robot', 'relay'] as const).map(channel).filter(({ groups }) => groups > 0),
    trouble: {
      quiet: groupsWhere(({ quiet }) => quiet),
      undelivered: groupsWhere(
        ({ page, chat }) => page !== 'delivered' || chat === 'failed' || chat === 'unknown',
      ),
      unconfirmed: groupsWhere(
        ({ channel: way, chat }) => way === 'relay' && (chat === 'waiting' || chat === 'said'),
      ),
    },
  }
}
