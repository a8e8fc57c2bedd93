import type { Step } from '../../ui/progress'
import type { Callback } from './api'
import { by, when } from './when'
import { words } from './words'

/** A promised callback that has not come to an end. */
export const isOpen = ({ state }: Pick<Callback, 'state'>): boolean =>
  state === 'waiting' || state === 'taken' || state === 'late' || state === 'retry'

type Told = Pick<
  Callback,
  | 'state'
  | 'askedAt'
  | 'promisedBy'
  | 'takenAt'
  | 'adviser'
  | 'nextTryAt'
  | 'tries'
  | 'phone'
  | 'matter'
  | 'about'
>

/** A callback as the person follows it: asked, taken, rung by when, did it help. `now` is the server's time. */
export const promiseSteps = (callback: Told, now: number | undefined): Step[] => {
  const { state, adviser } = callback
  const what = [callback.about, callback.matter].find((text) => text !== undefined && text !== '')
  const asked: Step = {
    words: '您请律师回电',
    sub: when(callback.askedAt, now) + (what === undefined ? '' : `，事由：${what}`),
    state: 'done',
  }
  const taken: Step =
    adviser === undefined || callback.takenAt === undefined
      ? {
          words: '等值班的人接下',
          sub: '排着队，急的先打',
          state: state === 'waiting' || state === 'late' ? 'now' : 'done',
        }
      : {
          words: `${words.adviser(adviser.name, adviser.kind)}接下了`,
          sub: when(callback.takenAt, now),
          state: 'done',
        }
  if (state === 'kept')
    return [asked, taken, { words: '已经打过', state: 'done' }, { words: '您来说有没有帮到', state: 'now' }]
  const ring: Step = {
    words:
      state === 'retry' && callback.nextTryAt !== undefined
        ? `打过 ${callback.tries} 次没打通，${when(callback.nextTryAt, now)} 再打`
        : `${by(callback.promisedBy, now)} 前打给您`,
    sub: `打到 ${callback.phone}，请留意接听`,
    state: taken.state === 'done' ? 'now' : 'next',
  }
  return [asked, taken, ring, { words: '您来说有没有帮到', state: 'next' }]
}
