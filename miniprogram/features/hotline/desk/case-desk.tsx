import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { Heading, Hint, Line, Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Instead } from '../../../ui/page'
import { Tabs } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { useLoaded } from '../../../ui/use-loaded'
import { readCase } from '../api'
import { Timeline } from '../case/timeline'
import { dateOf, dayStart, when } from '../when'
import { words as seen } from '../words'
import { CaseDialog, type CaseAct } from './case-dialog'
import { DeskChatRoom } from './desk-chat-room'
import { words } from './words'

const t = words.cases
export type Side = 'timeline' | 'chat'
const ACTS: readonly (readonly [CaseAct, string])[] = [
  ['note', t.note],
  ['step', t.step],
  ['hand', t.hand],
  ['name', t.name],
  ['end', t.end],
]

interface CaseDeskProps {
  caseId: string
  first: Side
  now: number | undefined
  onGone: () => void
}

/** One case, opened: every look is recorded and the person can see it. */
export const CaseDesk = ({ caseId, first, now, onGone }: CaseDeskProps) => {
  const page = useLoaded(`hotline-desk-case:${caseId}`, () => readCase(caseId), { keep: false, fresh: false })
  const [side, setSide] = useState<Side>(first)
  const [act, setAct] = useState<CaseAct>()
  const { data } = page
  if (data === undefined) return <Instead of={page} />
  const { case: row, entries, named } = data
  const { nextStep } = row
  return (
    <Stack gap={16}>
      <View>
        <Heading>{[row.person, row.matter].filter((part) => part !== undefined).join('，')}</Heading>
        <Line>
          <Tag tone={row.state === 'open' ? 'warn' : 'plain'}>{seen.caseStates[row.state]}</Tag>
          <View className="sm second">{`${row.serviceName}，${when(row.openedAt, now)} 开始`}</View>
        </Line>
        <Hint icon="eye">{t.looked}</Hint>
        {!data.claimed && <Hint icon="phone">{t.unclaimed}</Hint>}
      </View>
      {nextStep !== undefined && (
        <Notice tone="warn" icon="limit" head={`${t.step}：${nextStep.text}`}>
          <View>{`${t.due(dateOf(dayStart(nextStep.dueOn)))}，${nextStep.owner === 'adviser' ? t.ownerYou : t.ownerPerson}`}</View>
        </Notice>
      )}
      {data.result !== undefined && (
        <Notice head={`${seen.result}：`}>
          {data.result}
          {data.satisfaction !== undefined && ` ${t.satisfaction(data.satisfaction)}`}
        </Notice>
      )}
      <View className="dk-wrap">
        {row.state === 'open' ? (
          ACTS.map(([key, word]) => (
            <Btn key={key} small kind="line" onTap={() => setAct(key)}>
              {word}
            </Btn>
          ))
        ) : (
          <Btn small kind="line" onTap={() => setAct('reopen')}>
            {t.reopen}
          </Btn>
        )}
      </View>
      <Tabs<Side>
        label={t.title}
        chosen={side}
        onTap={setSide}
        items={[
          { key: 'timeline', word: t.timeline },
          { key: 'chat', word: t.chat, ...(row.unread === 0 ? {} : { count: row.unread }) },
        ]}
      />
      {side === 'timeline' ? (
        <>
          <Timeline entries={entries} now={now} />
          {named.length > 0 && (
            <Section title={t.named} dense>
              <View className="sm second">{named.map(({ name }) => name).join('、')}</View>
            </Section>
          )}
        </>
      ) : (
        <DeskChatRoom caseId={caseId} now={now} person={row.person ?? seen.worker} />
      )}
      {act !== undefined && (
        <CaseDialog
          act={act}
          view={data}
          now={now}
          onClose={() => setAct(undefined)}
          onDone={async () => {
            setAct(undefined)
            if (act === 'hand') onGone()
            else await page.reload()
          }}
        />
      )}
    </Stack>
  )
}
