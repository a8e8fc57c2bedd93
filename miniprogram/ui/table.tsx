import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access, keyboard } from './access'
import { classes } from './classes'

export interface Column<Item> {
  readonly title: string
  readonly cell: (item: Item) => ReactNode
  /** Figures stand at the right. */
  readonly right?: boolean
  /** May take more than one line. */
  readonly wraps?: boolean
}

interface TableProps<Item> {
  label: string
  columns: readonly Column<Item>[]
  items: readonly Item[]
  keyOf: (item: Item) => string
  chosen?: string | undefined
  onTap?: (item: Item) => void
}

/** For staff; scrolls sideways by itself where it is too wide. */
export const Table = <Item,>({ label, columns, items, keyOf, chosen, onTap }: TableProps<Item>) => (
  <ScrollView scrollX className="tablewrap">
    <View className="table" {...access({ role: 'table', label })}>
      <View className="tr" {...access({ role: 'row' })}>
        {columns.map((column) => (
          <View
            key={column.title}
            className={classes('th', column.right === true && 'td--r')}
            {...access({ role: 'columnheader' })}
          >
            {column.title}
          </View>
        ))}
      </View>
      {items.map((item) => (
        <View
          key={keyOf(item)}
          className={classes('tr', onTap !== undefined && 'tap', keyOf(item) === chosen && 'is-on')}
          {...access({ role: 'row' })}
          {...(onTap === undefined ? {} : { hoverClass: 'is-press', onClick: () => onTap(item) })}
          {...keyboard(onTap === undefined ? undefined : () => onTap(item))}
        >
          {columns.map((column) => (
            <View
              key={column.title}
              className={classes('td', column.right === true && 'td--r', column.wraps === true && 'td--wrap')}
              {...access({ role: 'cell' })}
            >
              {column.cell(item)}
            </View>
          ))}
        </View>
      ))}
    </View>
  </ScrollView>
)
