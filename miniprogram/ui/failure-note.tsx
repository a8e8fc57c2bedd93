import type { Sending } from './use-send'
import { Notice } from './notice'

/** What became of something sent, beside the button that sent it: why not, and that nothing is lost. */
export const FailureNote = ({ of }: { of: Pick<Sending<never, unknown>, 'refusal' | 'lost'> }) => {
  if (of.lost)
    return (
      <Notice tone="bad" head="没有发出去。">
        网络断了，内容替您存着，连上后再试一次。
      </Notice>
    )
  if (of.refusal !== undefined) return <Notice tone="bad">{of.refusal.message}</Notice>
  return null
}
