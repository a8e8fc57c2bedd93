import { useEffect, useRef, type ReactNode } from 'react'
import { isWeapp } from '../../platform/where'
import { Sheet } from '../../ui/sheet'

/** A Sheet for the desk: Escape closes it, and the keyboard begins inside it and returns to where it was. */
export const Dialog = ({
  title,
  onClose,
  children,
}: {
  title: string
  onClose: () => void
  children: ReactNode
}) => {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    if (isWeapp) return undefined
    const before = document.activeElement
    const sheets = document.querySelectorAll<HTMLElement>('.sheet .iconbtn')
    sheets[sheets.length - 1]?.focus()
    const listen = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
    }
    document.addEventListener('keydown', listen)
    return () => {
      document.removeEventListener('keydown', listen)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <Sheet title={title} onClose={onClose}>
      {children}
    </Sheet>
  )
}
