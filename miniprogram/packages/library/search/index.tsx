import { View } from '@tarojs/components'
import { useState } from 'react'
import { search } from '../../../features/library/api'
import { Results } from '../../../features/library/components/results'
import { words } from '../../../features/library/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { drafts } from '../../../platform/storage'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn } from '../../../ui/btn'
import { Section, Stack } from '../../../ui/layout'
import { Instead, Page } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { SearchBox } from '../../../ui/search-box'
import { Bones, OfflineBar } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** One plain question; what was typed stays when the network does not. */
export default function SearchPage() {
  const { question } = useParams()
  const [typed, setTyped] = useState(question ?? drafts.get<string>('question') ?? '')
  const [asked, setAsked] = useState(question ?? '')
  const found = useLoaded(asked === '' ? undefined : `search:${asked}`, () => search(asked), { fresh: false })
  const ask = (plain: string) => {
    const trimmed = plain.trim()
    setTyped(trimmed)
    drafts.put('question', trimmed)
    setAsked(trimmed)
  }
  return (
    <Page
      title={words.search}
      foot={
        asked !== '' &&
        found.data !== undefined && (
          <BottomBar note={words.takenAlong}>
            <Btn kind="main" wide onTap={() => go('hotlineChat', { about: asked })}>
              {words.notSaid}
            </Btn>
          </BottomBar>
        )
      }
      head={
        found.state === 'offline' &&
        found.data !== undefined && <OfflineBar seenAt={found.seenAt} onAgain={() => void found.reload()} />
      }
    >
      <Stack gap={16}>
        <SearchBox
          value={typed}
          label={words.askLabel}
          placeholder={words.ask}
          focus={question === undefined}
          onInput={(value) => {
            setTyped(value)
            drafts.put('question', value)
          }}
          onSearch={() => ask(typed)}
          onClear={() => setAsked('')}
        />
        {asked === '' ? (
          <BeforeAsking onAsk={ask} />
        ) : found.data === undefined ? (
          <Instead of={found} bones={<Bones of={['card', 'half', 'long', 'long', 'half', 'long']} />} />
        ) : (
          <Results key={asked} found={found.data} />
        )}
      </Stack>
    </Page>
  )
}

const BeforeAsking = ({ onAsk }: { onAsk: (question: string) => void }) => (
  <View>
    <View className="sm second">{words.before}</View>
    <Section title={words.often} rows dense>
      <Rows kind="plain">
        {words.oftenAsked.map((question) => (
          <Row key={question} plain title={question} role="button" onTap={() => onAsk(question)} />
        ))}
      </Rows>
    </Section>
  </View>
)
