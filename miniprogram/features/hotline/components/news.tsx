import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Heading, Split } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import type { Notices } from '../duty-api'
import { when } from '../when'
import { words } from '../words'

interface NewsProps {
  notices: Notices
  now: number | undefined
  onRead: (upTo: string) => Promise<void>
}

/** What has changed since the person was here. Nothing unread: nothing is drawn. */
export const News = ({ notices, now, onRead }: NewsProps) => {
  const unread = notices.items.filter(({ read }) => !read)
  const [newest] = unread
  if (newest === undefined) return null
  return (
    <Card well>
      <Split>
        <Heading level={2}>{words.news}</Heading>
        <Btn small kind="line" onTap={() => onRead(newest.at)}>
          {words.newsRead}
        </Btn>
      </Split>
      <View>
        <Rows kind="plain">
          {unread.slice(0, 5).map(({ noticeId, text, at, bookingId, caseId }) => (
            <Row
              key={noticeId}
              plain
              title={text}
              sub={when(at, now)}
              onTap={
                bookingId !== undefined
                  ? () => go('hotlineBooking', { bookingId })
                  : caseId !== undefined
                    ? () => go('hotlineCase', { caseId })
                    : undefined
              }
            />
          ))}
        </Rows>
      </View>
    </Card>
  )
}
