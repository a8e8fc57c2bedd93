import { useEffect, useState } from 'react'
import { copyLink, sharesByButton, type Card } from '../../../platform/share'
import { canReadAloud, readAloud, stopReading } from '../../../platform/voice'
import { IconBtn, WeChatBtn } from '../../../ui/btn'
import { toast } from '../../../ui/toast'
import type { Guide } from '../api'
import { words } from '../words'

const spoken = (guide: Guide): string =>
  [guide.title, guide.answer, ...guide.sections.map((s) => `${s.heading}。${s.text}`)].join('\n')

/** Size, reading aloud where the platform can, passing on. */
export const ReaderTools = ({ guide, card, onSize }: { guide: Guide; card: Card; onSize: () => void }) => {
  const [reading, setReading] = useState(false)
  useEffect(() => stopReading, [])
  const toggle = () => {
    if (reading) stopReading()
    else readAloud(spoken(guide), () => setReading(false))
    setReading(!reading)
  }
  return (
    <>
      <IconBtn icon="size" label={words.textSize} word={words.textSize} onTap={onSize} />
      {canReadAloud() && (
        <IconBtn
          icon={reading ? 'pause' : 'play'}
          label={reading ? words.stopReading : words.readAloud}
          word={reading ? words.stopReading : words.readAloud}
          onTap={toggle}
        />
      )}
      {sharesByButton ? (
        <WeChatBtn asIcon icon="share" opens="share">
          {words.share}
        </WeChatBtn>
      ) : (
        <IconBtn
          icon="share"
          label={words.share}
          word={words.share}
          onTap={() => void copyLink(card).then((ok) => toast(ok ? words.copied : words.notCopied))}
        />
      )}
    </>
  )
}
