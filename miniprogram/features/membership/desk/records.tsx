import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { now } from '../../../platform/clock'
import { Chosen } from '../../desk/chosen'
import { isDay } from '../../desk/days'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Chips } from '../../../ui/chips'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { Table } from '../../../ui/table'
import { calendarDay, moment } from '../../../ui/time'
import { listAudit, type MemberRow } from './api'
import { MemberFinder } from './member-finder'
import { words } from './words'

const t = words.records
type Span = keyof typeof t.spans
const SPANS = Object.keys(t.spans) as readonly Span[]
const DAYS: Readonly<Record<Exclude<Span, 'own'>, number>> = { today: 0, week: 6, month: 29 }

/** A subject that has a name; an id says nothing to a reader, the sentence before it says what it was. */
const named = (subject: string): string => (/\p{Script=Han}/u.test(subject) ? subject : '')

/** The log of the scope, by days and by member. `mayFind`: an auditor has no list of members to search. */
export const Records = ({ mayFind }: { mayFind: boolean }) => {
  const [span, setSpan] = useState<Span>('week')
  const [own, setOwn] = useState(() => ({ from: calendarDay(now(), -6), to: calendarDay(now()) }))
  const [member, setMember] = useState<MemberRow>()
  const [today] = useState(() => now())
  const days = span === 'own' ? own : { from: calendarDay(today, -DAYS[span]), to: calendarDay(today) }
  const right = isDay(days.from) && isDay(days.to)
  const log = usePaged(
    right ? `audit:${days.from}:${days.to}:${member?.memberId ?? ''}` : undefined,
    (cursor) =>
      listAudit({
        ...days,
        ...(member === undefined ? {} : { memberId: member.memberId }),
        ...from(cursor),
      }),
  )
  return (
    <Stack gap={12}>
      <Text className="sm muted">{t.note}</Text>
      <Chips
        label={t.filter}
        items={SPANS.map((key) => t.spans[key])}
        chosen={t.spans[span]}
        onTap={(word) => setSpan(SPANS.find((key) => t.spans[key] === word) ?? span)}
      />
      {span === 'own' && (
        <View className="dk-cols">
          {(['from', 'to'] as const).map((end) => (
            <View key={end} className="dk-cols__it">
              <Field
                label={t[end]}
                value={own[end]}
                max={10}
                onInput={(text) => setOwn({ ...own, [end]: text.trim() })}
                help={t.dayHelp}
                problem={isDay(own[end]) ? undefined : t.dayWrong}
              />
            </View>
          ))}
        </View>
      )}
      {mayFind && member === undefined && <MemberFinder label={t.who} onTap={setMember} />}
      {member !== undefined && (
        <View className="dk-wrap">
          <Chosen label={t.whoAll} onRemove={() => setMember(undefined)}>
            {`${member.name}，${member.orgName}`}
          </Chosen>
        </View>
      )}
      {right && (
        <Listed of={log} empty={<Blank icon="list" head={t.empty} words={t.emptyWhy} />}>
          {(items) => (
            <Table
              label={t.title}
              items={items}
              keyOf={({ auditId }) => auditId}
              columns={[
                { title: t.at, cell: ({ at }) => moment(at) },
                { title: t.actor, wraps: true, cell: ({ actor }) => actor },
                { title: t.what, wraps: true, cell: ({ detail }) => detail },
                { title: t.subject, wraps: true, cell: ({ subject }) => named(subject) },
              ]}
            />
          )}
        </Listed>
      )}
    </Stack>
  )
}
