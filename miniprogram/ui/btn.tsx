import { Button, Text, View } from '@tarojs/components'
import { useRef, useState, type ReactNode } from 'react'
import { isOffline, isRefusal } from '../platform/failures'
import { access } from './access'
import { classes } from './classes'
import { Icon, type IconName } from './icon'
import { Tap } from './tap'
import { toast } from './toast'

export type BtnKind = 'main' | 'plain' | 'line' | 'text' | 'danger'

interface Look {
  kind?: BtnKind
  icon?: IconName
  /** The picture stands behind the word: what leads on. */
  iconLast?: boolean
  small?: boolean
  wide?: boolean
  grow?: boolean
  tall?: boolean
}

const look = ({ kind = 'plain', small, wide, grow, tall }: Look, ...more: (string | false)[]) =>
  classes(
    'btn',
    kind !== 'plain' && `btn--${kind}`,
    small === true && 'btn--sm',
    wide === true && 'btn--wide',
    grow === true && 'btn--grow',
    tall === true && 'btn--tall',
    ...more,
  )

interface BtnProps extends Look {
  children: string
  /** What a screen reader says when the word alone is not enough. */
  label?: string
  /** A promise makes the button busy until it settles; further taps are not heard. */
  onTap: () => void | Promise<unknown>
  /** The word while busy: 正在提交. */
  busy?: string
  /** Busy for a reason of the page's own. */
  isBusy?: boolean
  /** Allowed only when the reason stands on the page. */
  off?: boolean
}

/** At most one `kind="main"` on a page. */
export const Btn = ({
  children,
  label,
  onTap,
  busy,
  isBusy = false,
  off = false,
  icon,
  iconLast = false,
  ...rest
}: BtnProps) => {
  const [waiting, setWaiting] = useState(false)
  // State comes a render late; two taps in one frame would both pass.
  const running = useRef(false)
  const press = () => {
    if (running.current || isBusy) return
    const work = onTap()
    if (!(work instanceof Promise)) return
    running.current = true
    setWaiting(true)
    const end = () => {
      running.current = false
      setWaiting(false)
    }
    void work.finally(end).catch((failure: unknown) => {
      if (isRefusal(failure)) toast(failure.message, 'alert')
      else if (isOffline(failure)) toast('没有网络，请再试一次', 'offline')
      // What nobody foresaw must reach the console, not vanish here.
      else throw failure
    })
  }
  const working = waiting || isBusy
  const picture = icon !== undefined && <Icon name={icon} size={rest.small === true ? 16 : 20} />
  return (
    <Tap
      className={look(rest, working && 'is-busy', off && 'is-off')}
      onTap={press}
      label={label}
      {...(off || working ? { disabled: true } : {})}
    >
      {working ? (
        <View className={classes('spin', rest.kind !== 'main' && 'spin--ink')} />
      ) : (
        !iconLast && picture
      )}
      <Text>{working ? (busy ?? children) : children}</Text>
      {!working && iconLast && picture}
    </Tap>
  )
}

/** Two or three buttons side by side. */
export const Btns = ({ children, className }: { children: ReactNode; className?: string }) => (
  <View className={classes('btns', className)}>{children}</View>
)

interface IconBtnProps {
  icon: IconName
  label: string
  /** A short word drawn below the picture. */
  word?: string
  onTap: () => void
}

export const IconBtn = ({ icon, label, word, onTap }: IconBtnProps) => (
  <Tap className={classes('iconbtn', word !== undefined && 'iconbtn--word')} label={label} onTap={onTap}>
    <Icon name={icon} />
    {word !== undefined && <Text className="iconbtn__word">{word}</Text>}
  </Tap>
)

interface WeChatBtnProps extends Look {
  children: string
  /** Draw a picture with a small word below instead of a button. */
  asIcon?: boolean
  /** `share`: opens the list of chats. `phone`: WeChat asks for the number and hands over a code. */
  opens: 'share' | 'phone'
  /** What the page is told when several buttons share different cards. */
  id?: string
  /** When the word alone is not enough. */
  label?: string
  onCode?: (code: string | undefined) => void
}

/** The buttons that WeChat itself must draw, because it hears the tap before we do. Weapp only. */
export const WeChatBtn = ({
  children,
  opens,
  onCode,
  icon,
  id,
  label,
  asIcon = false,
  ...rest
}: WeChatBtnProps) => (
  <Button
    {...(id === undefined ? {} : { id })}
    className={asIcon ? 'iconbtn iconbtn--word' : look(rest)}
    hoverClass="is-press"
    openType={opens === 'share' ? 'share' : 'getPhoneNumber'}
    {...access({ label: label ?? children })}
    {...(onCode === undefined ? {} : { onGetPhoneNumber: (event) => onCode(event.detail.code) })}
  >
    {icon !== undefined && <Icon name={icon} size={asIcon ? 24 : 20} />}
    <Text className={asIcon ? 'iconbtn__word' : ''}>{children}</Text>
  </Button>
)

/** 全部 6 件 › */
export const More = ({ children, onTap }: { children: string; onTap: () => void }) => (
  <Tap className="more" role="link" onTap={onTap}>
    <Text>{children}</Text>
    <Icon name="right" size={16} />
  </Tap>
)

export const TextLink = ({
  children,
  onTap,
  className,
}: {
  children: string
  onTap: () => void
  className?: string
}) => (
  <Tap className={classes('link', className)} role="link" onTap={onTap}>
    <Text className="txtlink">{children}</Text>
  </Tap>
)
