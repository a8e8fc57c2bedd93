import type { WeappNode } from './tree'
import type { WeappPage } from './weapp'

/** Sends an event of a node to the page the way WeChat's view layer does. */
export function fire(page: WeappPage, node: WeappNode, type: string, detail: object = {}): void {
  const target = { id: node.uid ?? node.sid, dataset: { sid: node.sid }, offsetLeft: 0, offsetTop: 0 }
  const handle = page['eh'] as (this: WeappPage, event: object) => void
  handle.call(page, {
    ...{ type, timeStamp: performance.now(), target, currentTarget: target, detail, mark: {} },
    ...{ touches: [], changedTouches: [], mpEvent: null },
  })
}

export const tap = (page: WeappPage, node: WeappNode): void => fire(page, node, 'tap')

/** Types into an input or textarea. */
export const type = (page: WeappPage, node: WeappNode, value: string): void =>
  fire(page, node, 'input', { value, cursor: value.length })
