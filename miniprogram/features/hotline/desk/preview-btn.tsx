import { Btn } from '../../../ui/btn'
import { words } from './words'

interface PreviewBtnProps {
  /** It was looked at: the next tap does it. */
  looked: boolean
  /** What the second tap says. */
  word: string
  /** Shares its line with another button. */
  grow?: boolean
  off?: boolean
  onTap: () => Promise<void>
}

/** First the look, then the deed. */
export const PreviewBtn = ({ looked, word, grow = false, off = false, onTap }: PreviewBtnProps) => (
  <Btn
    {...(grow ? { grow } : { wide: true })}
    kind={looked ? 'main' : 'plain'}
    busy={looked ? words.saving : words.looking}
    off={off}
    onTap={onTap}
  >
    {looked ? word : words.preview}
  </Btn>
)
