import { words as broadcast } from '../../features/broadcast/words'
import { HomeDuty } from '../../features/hotline/components/home-duty'
import { HomeNews, useNews } from '../../features/hotline/components/home-news'
import { words as library } from '../../features/library/words'
import { words as membership } from '../../features/membership/words'
import { go } from '../../platform/navigate'
import { Btn } from '../../ui/btn'
import { setElder } from '../../ui/elder'
import { Heading, Split, Stack } from '../../ui/layout'
import { Row } from '../../ui/row'
import type { Home } from './home'

/** One thing to do, three ways to go. */
export const ElderHome = ({ me, visitor, waiting }: Home) => {
  const first = waiting[0]
  return (
    <Stack gap={20}>
      <Split>
        <Heading>
          {me?.member === undefined ? membership.visitor : `${me.member.name}，${membership.visitor}`}
        </Heading>
        <Btn small kind="line" onTap={() => setElder(false)}>
          {membership.standard}
        </Btn>
      </Split>
      <HomeDuty calm={visitor} />
      {visitor ? (
        <Btn kind="main" wide tall icon="me" onTap={() => go('signIn')}>
          {membership.signIn}
        </Btn>
      ) : (
        <Btn wide tall icon="search" onTap={() => go('search')}>
          {library.askShort}
        </Btn>
      )}
      <Stack gap={4}>
        {!visitor && <ElderNews />}
        {first !== undefined && (
          <Row
            icon="book"
            title={broadcast.readGuide}
            sub={first.title}
            onTap={() =>
              go('guide', {
                guideId: first.guideId,
                version: first.version,
                groupId: first.groupId,
                itemId: first.itemId,
              })
            }
          />
        )}
        <Row icon="chat" title={broadcast.myGroups} sub={broadcast.myGroupsSub} onTap={() => go('groups')} />
        <Row icon="book" title={library.guides} sub={library.guidesSub} onTap={() => go('guides')} />
      </Stack>
    </Stack>
  )
}

const ElderNews = () => {
  const news = useNews()
  return news === undefined ? null : <HomeNews news={news} />
}
