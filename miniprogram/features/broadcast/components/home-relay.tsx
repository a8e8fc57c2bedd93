import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import { Badge } from '../../../ui/tag'
import { useLoaded } from '../../../ui/use-loaded'
import { listRelayPacks } from '../relay/api'
import { words } from '../words'

/** For admins of groups and their deputies: what waits to be passed on. Nothing for everybody else. */
export const HomeRelay = ({ asks }: { asks: boolean }) => {
  const { data } = useLoaded(asks ? 'relay-packs' : undefined, listRelayPacks)
  if (data === undefined || data.items.length === 0) return null
  const { waiting } = data
  return (
    <Row
      icon="share"
      title={waiting === 0 ? words.relayDone : words.relay(waiting)}
      sub={words.relayWhy}
      label={waiting === 0 ? words.relayDone : words.relay(waiting)}
      {...(waiting === 0 ? {} : { end: <Badge count={waiting} label={words.relay(waiting)} /> })}
      onTap={() => go('relay')}
    />
  )
}
