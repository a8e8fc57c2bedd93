import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { findDay, searchFeed, type FeedItem } from '../../../features/broadcast/api'
import { DayRow } from '../../../features/broadcast/components/day-row'
import { titleOf } from '../../../features/broadcast/feed-item'
import { words } from '../../../features/broadcast/words'
import { now } from '../../../platform/clock'
import { useParams } from '../../../platform/lifecycle'
import { replace } from '../../../platform/navigate'
import { Stack } from '../../../ui/layout'
import { FailureNote } from '../../../ui/failure-note'
import { CopyMark } from '../../../ui/loaded-part'
import { MoreButton } from '../../../ui/more-button'
import { Instead, Page } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { SearchBox } from '../../../ui/search-box'
import { Blank, RowBones } from '../../../ui/states'
import { calendarDay, moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { usePaged } from '../../../ui/use-paged'
import { useSend } from '../../../ui/use-send'

const t = words.search

/** Finds something that was said in a group: by words, or by the day. */
export default function FindInGroup() {
  const { groupId = '', text = '' } = useParams()
  const [typed, setTyped] = useState(text)
  const [asked, setAsked] = useState(text)
  return (
    <Page title={t.title}>
      <Stack gap={16}>
        <SearchBox
          value={typed}
          label={t.label}
          placeholder={t.placeholder}
          focus
          onInput={setTyped}
          onSearch={() => setAsked(typed.trim().slice(0, 40))}
          onClear={() => setAsked('')}
        />
        <ByDay groupId={groupId} />
        {asked === '' ? (
          <Blank icon="search" head={t.begin} words={t.beginWhy} />
        ) : (
          <Found key={asked} groupId={groupId} text={asked} />
        )}
      </Stack>
    </Page>
  )
}

const toMessage = (groupId: string, position: number) => replace('group', { groupId, at: position })

const Found = ({ groupId, text }: { groupId: string; text: string }) => {
  const found = usePaged<FeedItem>(`find:${groupId}:${text}`, async (cursor) => {
    const page = await searchFeed({
      groupId,
      text,
      ...(cursor === undefined ? {} : { before: Number(cursor) }),
    })
    return { items: page.items, next: page.next === undefined ? undefined : String(page.next) }
  })
  if (found.data === undefined) return <Instead of={found} bones={<RowBones count={3} />} />
  const { items } = found.data
  return (
    <>
      <CopyMark of={found} />
      {items.length === 0 && found.more === undefined ? (
        <Blank icon="search" head={t.nothing} words={t.nothingWhy} />
      ) : (
        <Rows kind="plain">
          {items.map((item) => (
            <Row
              key={item.itemId}
              top
              over={<Text>{`${item.answer?.by ?? item.from}　${moment(item.at)}`}</Text>}
              title={titleOf(item)}
              sub={<View className="cut">{item.guide?.card ?? item.answer?.answer ?? item.text ?? ''}</View>}
              onTap={() => toMessage(groupId, item.position)}
            />
          ))}
        </Rows>
      )}
      <MoreButton of={found} />
    </>
  )
}

/** A day of the calendar; the chat opens at its first message. */
const ByDay = ({ groupId }: { groupId: string }) => {
  const today = calendarDay(now())
  const [day, setDay] = useState(today)
  const finding = useSend((wanted: string) => findDay(groupId, wanted))
  const choose = async (wanted: string) => {
    setDay(wanted)
    const found = await finding.send(wanted)
    if (found === undefined) return
    if (found.position > 0) toMessage(groupId, found.position)
    else toast(t.noneSince, 'info')
  }
  return (
    <>
      <DayRow title={t.byDay} sub={t.byDayHelp} day={day} last={today} onChoose={(one) => void choose(one)} />
      <FailureNote of={finding} />
    </>
  )
}
