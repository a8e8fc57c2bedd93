import { useEffect, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { useSettled } from '../../desk/use-later'
import { preview, type Content, type Preview } from './api'

export interface Previewed {
  /** `none`: something is missing. `old`: `data` is that of the words before. */
  readonly state: 'none' | 'old' | 'ready' | 'refused' | 'offline'
  readonly data: Preview | undefined
  readonly message: string | undefined
}

type Answer = Omit<Previewed, 'state'> & {
  readonly of: string
  readonly state: 'ready' | 'refused' | 'offline'
}
const AGAIN_MS = 5000

/** How each channel will look, made by the server with the very rules that send it; asked again when typing pauses. */
export const usePreview = (content: Content | undefined, compulsory: boolean): Previewed => {
  const wanted = content === undefined ? '' : JSON.stringify({ content, compulsory })
  const settled = useSettled(wanted, 500)
  const [answer, setAnswer] = useState<Answer>()
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    if (settled === '') return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout> | undefined
    preview(JSON.parse(settled) as { content: Content; compulsory: boolean }).then(
      (data) => {
        if (!over) setAnswer({ of: settled, data, message: undefined, state: 'ready' })
      },
      (failure: unknown) => {
        if (over) return
        if (isRefusal(failure))
          setAnswer({ of: settled, data: undefined, message: failure.message, state: 'refused' })
        else if (isOffline(failure)) {
          setAnswer((before) => ({ of: settled, data: before?.data, message: undefined, state: 'offline' }))
          timer = setTimeout(() => setTurn((before) => before + 1), AGAIN_MS)
        } else throw failure
      },
    )
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [settled, turn])
  if (wanted === '') return { state: 'none', data: undefined, message: undefined }
  if (answer?.of !== wanted) return { state: 'old', data: answer?.data, message: undefined }
  return answer
}
