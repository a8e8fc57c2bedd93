import Taro from '@tarojs/taro'
import { isWeapp } from './where'

/** Brings the element with this id into view, in whatever scrolls around it; waits until what was just drawn is there. */
export const reveal = (id: string): void => {
  setTimeout(() => {
    if (isWeapp) void Taro.pageScrollTo({ selector: `#${id}`, duration: 0 })
    else document.querySelector(`#${id}`)?.scrollIntoView({ block: 'end' })
  }, 50)
}
