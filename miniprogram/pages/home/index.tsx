import { listMyGroups, listWaiting } from '../../features/broadcast/api'
import { useUnread } from '../../features/broadcast/use-unread'
import { listGuides } from '../../features/library/api'
import { useGroupEntry } from '../../features/membership/use-group-entry'
import { useMe } from '../../features/membership/use-me'
import { useElder } from '../../ui/elder'
import { Page } from '../../ui/page'
import { OfflineBar } from '../../ui/states'
import { useLoaded } from '../../ui/use-loaded'
import { ElderHome } from './elder-home'
import { StandardHome } from './standard-home'

/** 首页: who I am, ask a question, what waits for me. Open to everybody; a visitor sees what is public. */
export default function HomePage() {
  useGroupEntry('pages/home/index')
  const me = useMe()
  // Only a member has groups and things that wait: nobody else is asked to sign in for them.
  const member = me.data?.member !== undefined
  const waiting = useLoaded(member ? 'waiting' : undefined, listWaiting)
  const groups = useLoaded(member ? 'groups' : undefined, listMyGroups)
  useUnread(me.refusal !== undefined ? [] : groups.data?.items)
  const guides = useLoaded('guides-new', () => listGuides(undefined))
  const elder = useElder()
  const home = {
    me: me.data,
    visitor: me.refusal?.code === 'SIGN_IN',
    waiting: waiting.data?.items ?? [],
    guides,
  }
  return (
    <Page
      title="娘家人"
      tab
      head={me.state === 'offline' && <OfflineBar seenAt={me.seenAt} onAgain={() => void me.reload()} />}
    >
      {elder ? <ElderHome {...home} /> : <StandardHome {...home} />}
    </Page>
  )
}
