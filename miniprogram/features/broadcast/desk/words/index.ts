import { answering } from './answering'
import { channels } from './channels'
import { composing } from './composing'
import { ofGroups } from './group-ways'
import { linking } from './linking'
import { results } from './results'
import { steering } from './steering'

/** What the pages of pushing say. */
export const words = {
  channels,
  ...composing,
  ...results,
  ...steering,
  ...answering,
  ...ofGroups,
  ...linking,
} as const
