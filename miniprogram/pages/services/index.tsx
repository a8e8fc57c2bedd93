import { words as benefit } from '../../features/benefit/entry-words'
import { homeWords as hotline } from '../../features/hotline/home-words'
import { words as lecture } from '../../features/lecture/words'
import { words as library } from '../../features/library/words'
import { hasDesk, useMe } from '../../features/membership/use-me'
import { words as membership } from '../../features/membership/words'
import { go } from '../../platform/navigate'
import { Page } from '../../ui/page'
import { OfflineBar } from '../../ui/states'
import { Tile, Tiles } from '../../ui/tiles'

/** 服务: what can be done here today. What is not built is not shown. */
export default function ServicesPage() {
  const me = useMe()
  return (
    <Page
      title="服务"
      tab
      head={me.state === 'offline' && <OfflineBar seenAt={me.seenAt} onAgain={() => void me.reload()} />}
    >
      <Tiles>
        <Tile icon="headset" title={hotline.hotline} sub={hotline.hotlineSub} onTap={() => go('hotline')} />
        {me.data?.member !== undefined && (
          <Tile icon="list" title={hotline.mine} sub={hotline.mineSub} onTap={() => go('hotlineMine')} />
        )}
        <Tile icon="mic" title={lecture.title} sub={lecture.titleSub} onTap={() => go('lectures')} />
        <Tile icon="search" title={library.search} sub={library.searchSub} onTap={() => go('search')} />
        <Tile icon="book" title={library.guides} sub={library.guidesSub} onTap={() => go('guides')} />
        <Tile icon="scale" title={library.laws} sub={library.lawsSub} onTap={() => go('laws')} />
        {me.data?.member !== undefined && (
          <Tile icon="ticket" title={benefit.coupons} sub={benefit.couponsSub} onTap={() => go('coupons')} />
        )}
        {me.data?.roles.some(({ role }) => role === 'merchant') === true && (
          <Tile icon="qr" title={benefit.counter} sub={benefit.counterSub} onTap={() => go('counter')} />
        )}
        <Tile icon="card" title={hotline.card} sub={hotline.cardSub} onTap={() => go('hotlineCard')} />
        {me.data !== undefined && hasDesk(me.data) && (
          <Tile icon="case" title={membership.desk} sub={membership.deskSub} onTap={() => go('desk')} />
        )}
      </Tiles>
    </Page>
  )
}
