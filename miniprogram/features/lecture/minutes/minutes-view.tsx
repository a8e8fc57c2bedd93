import { View } from '@tarojs/components'
import { Figures } from './figures'
import { Chat } from '../../../ui/bubble'
import { Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Row, Rows } from '../../../ui/row'
import { Table } from '../../../ui/table'
import { longDay } from '../../../ui/time'
import type { Minutes } from '../api'
import { Entry } from '../room/entry'
import { words } from './words'

/** How many understood or applauded a segment, where that may be told. */
const reactedTo = ({ reactions }: Minutes, number: number | undefined): string | undefined => {
  const found = reactions.find((one) => one.number === number)
  const said = (['clear', 'clap'] as const).flatMap((what) =>
    found !== undefined && found[what] > 0 ? [words.reacted[what](thousands(found[what]))] : [],
  )
  return said.length === 0 ? undefined : said.join('，')
}

/** What was said, what was answered and what is still open; counts by group for those who may see them. */
export const MinutesView = ({ of }: { of: Minutes }) => (
  <>
    <Figures
      items={[
        { count: of.listeners, word: words.listeners },
        { count: of.groups, word: words.groups },
        { count: of.asked, word: words.asked },
        { count: of.answered, word: words.answered },
      ]}
    />
    {of.hiddenAsked !== undefined && (
      <View className="sm muted">{words.hidden(thousands(of.hiddenAsked))}</View>
    )}
    <Section title={words.said}>
      <Entries items={of.segments} of={of} />
    </Section>
    <Section title={words.answers}>
      {of.answers.length === 0 ? (
        <View className="muted">{words.noAnswers}</View>
      ) : (
        <Entries items={of.answers} of={of} />
      )}
    </Section>
    {of.open.length > 0 && (
      <Section title={words.open}>
        <Stack gap={8}>
          <Notice>{words.openWhy}</Notice>
          <Rows kind="plain">
            {of.open.map(({ questionId, text, people, dueOn }) => (
              <Row
                key={questionId}
                title={text}
                plain
                sub={[
                  words.people(thousands(people)),
                  ...(dueOn === undefined ? [] : [words.due(longDay(dueOn))]),
                ].join('，')}
              />
            ))}
          </Rows>
        </Stack>
      </Section>
    )}
    {of.byGroup !== undefined && of.byGroup.length > 0 && (
      <Section title={words.byGroup}>
        <Table
          label={words.byGroup}
          items={of.byGroup}
          keyOf={({ groupId }) => groupId}
          columns={[
            { title: words.group, cell: ({ name }) => name, wraps: true },
            { title: words.org, cell: ({ orgName }) => orgName, wraps: true },
            { title: words.came, cell: ({ came }) => thousands(came), right: true },
            { title: words.askedIn, cell: ({ asked }) => thousands(asked), right: true },
          ]}
        />
      </Section>
    )}
  </>
)

const Entries = ({ items, of }: { items: Minutes['segments']; of: Minutes }) => (
  <View className="card card--well minutes-chat">
    <Chat>
      {items.map((entry) => (
        <Entry
          key={entry.entryId}
          entry={entry}
          base={of.path.base}
          lecturer={of.lecturer}
          note={reactedTo(of, entry.number)}
        />
      ))}
    </Chat>
  </View>
)
