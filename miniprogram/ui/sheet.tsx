import { View } from '@tarojs/components'
import { useEffect, useRef, type ReactNode } from 'react'
import { holdKeyboard } from '../platform/keyboard'
import { access } from './access'
import { IconBtn } from './btn'

interface SheetProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** Half a screen that asks or shows one thing. Closing it loses nothing that was typed: the page keeps the words. */
export const Sheet = ({ title, onClose, children }: SheetProps) => {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => holdKeyboard('.sheet', () => close.current()), [])
  return (
    <>
      <View className="scrim" onClick={onClose} catchMove {...access({ hidden: true })} />
      <View className="sheet" {...access({ role: 'dialog', label: title })}>
        <View className="sheet__head">
          <View className="h2" {...access({ role: 'heading' })}>
            {title}
          </View>
          <IconBtn icon="close" label="关闭" onTap={onClose} />
        </View>
        {children}
      </View>
    </>
  )
}
