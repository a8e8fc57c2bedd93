import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import { Badge } from '../../../ui/tag'
import { useLoaded } from '../../../ui/use-loaded'
import { listNotices } from '../duty-api'
import { homeWords as words } from '../home-words'

/** What the hotline has to tell this person: the newest unread notice, as one line that leads to all of it. */
export const HomeNews = () => {
  const notices = useLoaded('hotline-notices', () => listNotices())
  const first = notices.data?.items.find(({ read }) => !read)
  if (first === undefined || notices.data === undefined) return null
  const { unread } = notices.data
  return (
    <Row
      icon="bell"
      title={first.text}
      sub={words.news}
      end={<Badge count={unread} />}
      onTap={() => go('hotlineMine')}
    />
  )
}
