import Taro from '@tarojs/taro'
import { onDevice } from './on-device'
import { isWeapp } from './where'

export interface Playing {
  readonly stop: () => void
}

/** Plays a sound from its beginning. `onMove` gets 0–1; `onEnd` comes once: heard to the end, stopped, or it cannot be played
 *  (`played` false). In a browser the bytes are taken over first: private files are sent as plain bytes, which it would not play. */
export const playSound = (
  url: string,
  onMove: (share: number) => void,
  onEnd: (played: boolean) => void,
): Playing => {
  const sound = Taro.createInnerAudioContext()
  let over = false
  let local: string | undefined
  const end = (played: boolean) => {
    if (over) return
    over = true
    sound.destroy()
    if (local !== undefined) URL.revokeObjectURL(local)
    onEnd(played)
  }
  sound.onTimeUpdate(() => {
    if (!over && sound.duration > 0) onMove(Math.min(1, sound.currentTime / sound.duration))
  })
  sound.onEnded(() => end(true))
  sound.onError(() => end(false))
  const begin = (src: string) => {
    if (over) return
    sound.src = src
    sound.play()
  }
  if (isWeapp) onDevice(url).then(begin, () => end(false))
  else
    fetch(url)
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status))
        local = URL.createObjectURL(await answer.blob())
        begin(local)
      })
      .catch(() => end(false))
  return { stop: () => end(true) }
}
