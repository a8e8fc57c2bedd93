import { go } from '../../../platform/navigate'
import { Row } from '../../../ui/row'
import { Badge } from '../../../ui/tag'
import { useLoaded } from '../../../ui/use-loaded'
import { listNotices, type Notices } from '../duty-api'
import { homeWords as words } from '../home-words'

interface News {
  readonly first: Notices['items'][number]
  readonly unread: number
}

/** The newest unread notice of the hotline, if there is one. */
export const useNews = (): News | undefined => {
  const { data } = useLoaded('hotline-notices', () => listNotices())
  const first = data?.items.find(({ read }) => !read)
  return first === undefined || data === undefined ? undefined : { first, unread: data.unread }
}

/** What the hotline has to tell this person, as one line that leads to all of it. */
export const HomeNews = ({ news: { first, unread } }: { news: News }) => (
  <Row
    icon="bell"
    title={first.text}
    sub={words.news}
    end={<Badge count={unread} />}
    onTap={() => go('hotlineMine')}
  />
)
