import type { ViewProps } from '@tarojs/components'
import { isWeapp } from '../platform/where'

export type Role =
  | 'button'
  | 'link'
  | 'switch'
  | 'checkbox'
  | 'radio'
  | 'tab'
  | 'tablist'
  | 'dialog'
  | 'heading'
  | 'img'
  | 'status'
  | 'alert'
  | 'navigation'
  | 'list'
  | 'listitem'
  | 'progressbar'
  | 'table'
  | 'row'
  | 'cell'
  | 'columnheader'

export interface Named {
  readonly role?: Role | undefined
  readonly label?: string | undefined
  readonly hidden?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly checked?: boolean | undefined
  readonly selected?: boolean | undefined
  readonly expanded?: boolean | undefined
}

/** What a screen reader is told, in the attribute names of the platform: WeChat knows `aria-role`, a browser `role`.
 *  Only attributes that were given are set, because every attribute travels to WeChat's view layer. */
export const access = ({ role, label, ...states }: Named): ViewProps => {
  const props: Record<string, string | boolean> = {}
  if (role !== undefined) props[isWeapp ? 'ariaRole' : 'role'] = role
  if (label !== undefined) props[isWeapp ? 'ariaLabel' : 'aria-label'] = label
  for (const [name, value] of Object.entries(states))
    if (value !== undefined)
      props[isWeapp ? `aria${name.charAt(0).toUpperCase()}${name.slice(1)}` : `aria-${name}`] = isWeapp
        ? value
        : String(value)
  return props
}

/** The name of a field. In a browser Taro puts the input inside an element of its own, and only the input is read out. */
export const fieldName = (label: string): object =>
  isWeapp ? access({ label }) : { nativeProps: { 'aria-label': label } }

interface Key {
  readonly key?: string
  preventDefault?(): void
}

/** In a browser a thing that can be tapped can also be reached and pressed from the keyboard. */
export const keyboard = (press: (() => void) | undefined): ViewProps =>
  isWeapp || press === undefined
    ? {}
    : ({
        tabindex: 0,
        onKeyDown: (event: Key) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault?.()
          press()
        },
      } as unknown as ViewProps)
