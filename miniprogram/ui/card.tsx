import type { ReactNode } from 'react'
import { classes } from './classes'
import { Tap } from './tap'

interface CardProps {
  /** The quiet grey block: a quotation, an aside. */
  well?: boolean
  /** Holds rows: no padding above and below. */
  flat?: boolean
  label?: string
  onTap?: () => void
  className?: string
  children: ReactNode
}

export const Card = ({ well = false, flat = false, label, onTap, className, children }: CardProps) => (
  <Tap
    className={classes('card', well && 'card--well', flat && 'card--flat', className)}
    role="link"
    label={label}
    onTap={onTap}
  >
    {children}
  </Tap>
)
