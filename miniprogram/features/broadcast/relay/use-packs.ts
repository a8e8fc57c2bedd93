import { isOffline, isRefusal } from '../../../platform/failures'
import { useShareOf } from '../../../platform/share'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { listRelayPacks, takeRelay, type Pack } from './api'
import { words } from './words'

/** An id that WeChat hands back when the button was tapped. */
export const shareId = ({ packId }: Pack): string => `pack-${packId.replace(/\W/g, '-')}`

/** What is to be passed on, and what the share sheet gets. Opening the sheet counts as passing on; somebody who comes in
 *  from the group proves it later, and whoever closed the sheet can open it again. */
export const usePacks = () => {
  const packs = useLoaded('relay-packs', listRelayPacks)
  const { change, reload } = packs
  const taken = async (pack: Pack): Promise<void> => {
    try {
      const answer = await takeRelay(pack.packId)
      change((before) => ({
        ...before,
        waiting: before.items.filter(({ packId, state }) => packId !== pack.packId && state === 'waiting')
          .length,
        items: before.items.map((one) => (one.packId === pack.packId ? { ...one, ...answer } : one)),
      }))
    } catch (failure) {
      if (isRefusal(failure)) {
        toast(failure.message, 'alert')
        await reload()
      } else if (isOffline(failure)) toast(words.notNoted, 'offline')
      else throw failure
    }
  }
  const find = (button: string | undefined) => packs.data?.items.find((pack) => shareId(pack) === button)
  useShareOf(
    (button) => find(button)?.share,
    (button) => {
      const pack = find(button)
      if (pack !== undefined) void taken(pack)
    },
  )
  return { packs, taken }
}
