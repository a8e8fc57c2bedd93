import type { CampaignCard, Round } from './api'

/** The round that is open now. */
export const openRound = ({ rounds }: Pick<CampaignCard, 'rounds'>): Round | undefined =>
  rounds.find(({ state }) => state === 'open')

/** 0–1: how much of a round is gone, as far as the person who asks is concerned. */
export const shareGone = ({ left, total }: Pick<Round, 'left' | 'total'>): number =>
  total === 0 ? 1 : Math.min(1, Math.max(0, 1 - left / total))

type Shelf = 'now' | 'have' | 'waiting' | 'later' | 'gone' | 'notFor'

const SHELF: Record<CampaignCard['mine']['state'], Shelf> = {
  'can-claim': 'now',
  offered: 'now',
  have: 'have',
  used: 'have',
  expired: 'have',
  queued: 'waiting',
  waiting: 'waiting',
  'not-yet': 'later',
  paused: 'later',
  full: 'gone',
  over: 'gone',
  'not-eligible': 'notFor',
}

export const SHELVES: readonly Shelf[] = ['now', 'waiting', 'later', 'have', 'gone', 'notFor']

/** Campaigns by what the person can do with them, in the order in which the shelves are shown. */
export const onShelves = (campaigns: readonly CampaignCard[]) =>
  SHELVES.map((shelf) => ({
    shelf,
    items: campaigns.filter(({ mine }) => SHELF[mine.state] === shelf),
  })).filter(({ items }) => items.length > 0)
