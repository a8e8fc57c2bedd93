import { Text, View } from '@tarojs/components'
import { HomeBenefit } from '../../features/benefit/components/home-benefit'
import { HomeRelay } from '../../features/broadcast/components/home-relay'
import { HomeDuty } from '../../features/hotline/components/home-duty'
import { GuideRow } from '../../features/library/components/guide-row'
import { HomeLecture } from '../../features/lecture/components/home-lecture'
import { words as library } from '../../features/library/words'
import { Certified, SignInCard } from '../../features/membership/components/profile'
import { words as membership } from '../../features/membership/words'
import { go } from '../../platform/navigate'
import { Avatar } from '../../ui/avatar'
import { Chips } from '../../ui/chips'
import { Heading, Section, Split, Stack } from '../../ui/layout'
import { Instead } from '../../ui/page'
import { Row } from '../../ui/row'
import { AskLink } from '../../ui/search-box'
import { Blank, Bones } from '../../ui/states'
import { greeting } from '../../ui/time'
import type { Home } from './home'
import { Waiting } from './waiting'

/** Guides shown before "all". */
const SHOWN = 3

export const StandardHome = ({ me, visitor, waiting, guides }: Home) => (
  <>
    <Stack gap={16}>
      <Hello me={me} />
      {visitor && <SignInCard />}
      {me !== undefined && me.member === undefined && (
        <Row icon="card" title={membership.bindTitle} sub={membership.bindWhy} onTap={() => go('bind')} />
      )}
      <View>
        <AskLink onTap={() => go('search')}>{library.ask}</AskLink>
        <Chips
          label={library.often}
          items={library.oftenShort}
          onTap={(item) => go('search', { question: item })}
        />
      </View>
    </Stack>
    <HomeDuty calm={visitor} />
    <HomeRelay asks={me?.roles.some(({ role }) => role === 'groupadmin') === true} />
    <HomeLecture />
    {me?.member !== undefined && <Waiting items={waiting} />}
    {me?.member !== undefined && <HomeBenefit />}
    <Section title={library.newGuides} rows more={{ word: library.allGuides, onTap: () => go('guides') }}>
      {guides.data === undefined ? (
        <Instead of={guides} bones={<Bones of={['box', 'box', 'box']} />} />
      ) : guides.data.items.length === 0 ? (
        <Blank icon="book" head={library.guidesEmpty} words={library.guidesEmptyWhy} />
      ) : (
        guides.data.items.slice(0, SHOWN).map((guide) => <GuideRow key={guide.guideId} guide={guide} />)
      )}
    </Section>
  </>
)

const Hello = ({ me }: Pick<Home, 'me'>) => (
  <Split>
    <View className="grow head head--tight">
      <Heading>{me?.member === undefined ? greeting() : `${me.member.name}，${greeting()}`}</Heading>
      {me?.member !== undefined && (
        <View className="line sm second">
          <Text>{me.member.orgName}</Text>
          <Certified yes={me.member.certified} />
        </View>
      )}
    </View>
    {me?.member !== undefined && <Avatar name={me.member.name} />}
  </Split>
)
