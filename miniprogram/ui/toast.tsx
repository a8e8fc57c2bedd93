import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { access } from './access'
import { Icon, type IconName } from './icon'

interface Said {
  readonly words: string
  readonly icon: IconName
}

/** Long enough to read one short sentence. */
const SHOWN_MS = 2600
const hosts = new Set<(said: Said | undefined) => void>()
let timer: ReturnType<typeof setTimeout> | undefined
/** Said on a page that was left at once, it is shown on the next one. */
let current: Said | undefined

/** Something worked and needs no answer. What the person must keep in mind belongs in a Notice. */
export const toast = (words: string, icon: IconName = 'done'): void => {
  clearTimeout(timer)
  current = { words, icon }
  for (const show of hosts) show(current)
  timer = setTimeout(() => {
    current = undefined
    for (const show of hosts) show(undefined)
  }, SHOWN_MS)
}

/** Where toasts appear; Page and StaffFrame have one. */
export const Toaster = () => {
  const [said, setSaid] = useState<Said | undefined>(() => current)
  useEffect(() => {
    hosts.add(setSaid)
    return () => {
      hosts.delete(setSaid)
    }
  }, [])
  return said === undefined ? null : (
    <View className="toaster">
      <View className="toast" {...access({ role: 'status', label: said.words })}>
        <Icon name={said.icon} size={20} />
        <Text>{said.words}</Text>
      </View>
    </View>
  )
}
