import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { back, go } from '../platform/navigate'
import { useTitle } from '../platform/lifecycle'
import { isWeapp } from '../platform/where'
import { Btn } from './btn'
import { classes } from './classes'
import { useElder } from './elder'
import { Blank, Bones, OfflineBar } from './states'
import { TopBar } from './top-bar'
import { Toaster } from './toast'
import type { Loaded } from './use-loaded'

interface FrameProps {
  /** Said in the bar at the top. */
  title: string
  /** One of the four tabs: no way back in the bar. */
  tab?: boolean
  /** The grey ground of a chat. */
  well?: boolean
  /** The children bring their own margins. */
  bare?: boolean
  /** Between the top bar and the content: a pinned line. */
  head?: ReactNode
  /** The bar at the bottom. */
  foot?: ReactNode
  /** Over everything: a Sheet. */
  over?: ReactNode
}

interface PageProps extends FrameProps {
  children: ReactNode
}

/** A page that needs nothing from the server. */
export const Page = ({
  title,
  tab = false,
  well = false,
  bare = false,
  head,
  foot,
  over,
  children,
}: PageProps) => {
  const elder = useElder()
  useTitle(isWeapp ? title : undefined)
  return (
    <View className={classes('screen', well && 'screen--well', elder && 'elder')}>
      {!isWeapp && <TopBar title={title} tab={tab} />}
      {head}
      <View className={classes('page', bare && 'page--bare')}>{children}</View>
      {foot}
      {over}
      <Toaster />
    </View>
  )
}

interface LoadedPageProps<T> extends Omit<FrameProps, 'foot' | 'over' | 'head'> {
  of: Loaded<T>
  /** In the shape of the page. */
  bones?: ReactNode
  head?: (data: T) => ReactNode
  foot?: (data: T) => ReactNode
  over?: (data: T) => ReactNode
  children: (data: T) => ReactNode
}

/** A page with its four states: skeleton, content (or its own Blank), refused with a way on, offline with the last copy. */
export const LoadedPage = <T,>({ of, bones, head, foot, over, children, ...frame }: LoadedPageProps<T>) => {
  const { data } = of
  const offline = of.state === 'offline'
  return (
    <Page
      {...frame}
      head={
        <>
          {offline && data !== undefined && (
            <OfflineBar seenAt={of.seenAt} onAgain={() => void of.reload()} />
          )}
          {data !== undefined && head?.(data)}
        </>
      }
      foot={data === undefined ? undefined : foot?.(data)}
      over={data === undefined ? undefined : over?.(data)}
    >
      {data !== undefined ? children(data) : <Instead of={of} bones={bones} />}
    </Page>
  )
}

/** What stands where the content is not. */
export const Instead = ({
  of: { state, refusal, reload },
  bones,
}: {
  of: Omit<Loaded<unknown>, 'change'>
  bones?: ReactNode
}) => {
  if (state === 'offline')
    return (
      <Blank icon="offline" head="没有网络" words="连上网络后再打开，您填过的内容都还在。">
        <Btn onTap={back}>返回</Btn>
        <Btn onTap={reload}>再试一次</Btn>
      </Blank>
    )
  if (refusal !== undefined) return <Refused code={refusal.code} message={refusal.message} reload={reload} />
  return <>{bones ?? <Bones of={['title', 'long', 'half', 'card', 'card']} />}</>
}

const Refused = ({
  code,
  message,
  reload,
}: {
  code: string
  message: string
  reload: () => Promise<void>
}) => {
  if (code === 'SIGN_IN')
    return (
      <Blank icon="me" head="先登录再看" words="登录后能看到您的群、指引和等您处理的事。">
        <Btn kind="main" onTap={() => go('signIn')}>
          去登录
        </Btn>
      </Blank>
    )
  if (code === 'BIND_PHONE')
    return (
      <Blank icon="card" head="先认证会员身份" words="用工会登记的手机号认证，只要一次。">
        <Btn kind="main" onTap={() => go('bind')}>
          去认证
        </Btn>
      </Blank>
    )
  if (code === 'NOT_FOUND')
    return (
      <Blank icon="search" head="没有找到这一页" words="可能已经撤下，或者不在您能看的范围里。">
        <Btn onTap={back}>返回</Btn>
      </Blank>
    )
  return (
    <Blank icon="alert" head="这一页没打开" words={message}>
      <Btn onTap={back}>返回</Btn>
      <Btn onTap={reload}>再试一次</Btn>
    </Blank>
  )
}
