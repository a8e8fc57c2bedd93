import { now as clock } from '../../../platform/clock'
import { useLoaded, type Loaded } from '../../../ui/use-loaded'
import { useWatch } from '../use-watch'
import { readConsole, say, sendPiece, type Desk, type Say } from './api'
import { useOutbox } from './use-outbox'

/** How often a console that is on looks, and one that waits for its hour, in milliseconds. */
const LIVE_MS = 4_000
const IDLE_MS = 15_000

/** What is tapped at the console to go into the room. */
export type Tapped =
  | { readonly kind: 'piece'; readonly pieceId: string; readonly label: string }
  | { readonly kind: 'say'; readonly say: Say }

/** `at`: when it came, by this device's clock; what ticks is counted from there. */
export type ShownDesk = Desk & { readonly at: number }

const read = async (lectureId: string): Promise<ShownDesk> => ({
  ...(await readConsole(lectureId)),
  at: clock(),
})

const isSame = (one: Tapped, other: Tapped): boolean =>
  one.kind === 'piece'
    ? other.kind === 'piece' && one.pieceId === other.pieceId
    : other.kind === 'say' && JSON.stringify(one.say) === JSON.stringify(other.say)

export const isOn = ({ room: { state } }: Desk): boolean => state === 'live' || state === 'closing'

/** The console of one lecture: read again and again, and what is tapped goes out in order, whatever the network does. */
export const useConsole = (lectureId: string) => {
  const desk: Loaded<ShownDesk> = useLoaded(`console:${lectureId}`, () => read(lectureId))
  const { data, change, reload } = desk
  const over = data?.room.state === 'ended' || data?.room.state === 'cancelled'
  const { lost } = useWatch(
    data !== undefined && !over,
    async () => {
      const fresh = await read(lectureId)
      change(() => fresh)
      return isOn(fresh) ? LIVE_MS : IDLE_MS
    },
    true,
  )
  const out = useOutbox<Tapped, unknown>({
    name: `lecture-out:${lectureId}`,
    isSame,
    send: (tapped, key) =>
      tapped.kind === 'piece' ? sendPiece({ lectureId, pieceId: tapped.pieceId }, key) : say(tapped.say, key),
    onSent: reload,
  })
  const isLost = lost || out.lost
  const going = out.outbox.some(({ problem }) => problem === undefined)
  return {
    desk,
    lost: isLost,
    out,
    /** Something is on its way and its answer is due: a second tap now is a nervous finger. */
    sending: going && !isLost,
    reload,
  }
}
export type Console = ReturnType<typeof useConsole>
