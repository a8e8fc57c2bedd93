import { Profile, SignInCard } from '../../features/membership/components/profile'
import { RebindNotice } from '../../features/membership/components/rebind-notice'
import { Settings } from '../../features/membership/components/settings'
import { useMe } from '../../features/membership/use-me'
import { Stack } from '../../ui/layout'
import { Instead, Page } from '../../ui/page'
import { Bones, OfflineBar } from '../../ui/states'
import { GoingOn } from './going-on'

/** 我的: who I am, what must not be missed, settings and privacy. Settings work for everybody, signed in or not. */
export default function MePage() {
  const me = useMe()
  const { data } = me
  return (
    <Page
      title="我的"
      tab
      head={me.state === 'offline' && <OfflineBar seenAt={me.seenAt} onAgain={() => void me.reload()} />}
    >
      <Stack gap={20}>
        {data !== undefined && <Profile me={data} />}
        {data?.rebindNotice !== undefined && (
          <RebindNotice notice={data.rebindNotice} onStopped={me.reload} />
        )}
        {data === undefined &&
          (me.refusal?.code === 'SIGN_IN' ? (
            <SignInCard />
          ) : (
            me.state !== 'offline' && <Instead of={me} bones={<Bones of={['card']} />} />
          ))}
      </Stack>
      {data?.member !== undefined && <GoingOn />}
      <Settings me={data} />
    </Page>
  )
}
