import { Text, View } from '@tarojs/components'
import { readMinutes } from '../../../features/lecture/api'
import '../../../features/lecture/minutes/minutes.css'
import { MinutesView } from '../../../features/lecture/minutes/minutes-view'
import { words } from '../../../features/lecture/minutes/words'
import '../../../features/lecture/room/room.css'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { copyLink, sharesByButton, useShareCard } from '../../../platform/share'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns, TextLink, WeChatBtn } from '../../../ui/btn'
import { Heading } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'

/** The minutes of a lecture that is over: not a scroll, but what was said, answered and left open. */
export default function MinutesPage() {
  const { lectureId = '', share } = useParams()
  const minutes = useLoaded(`minutes:${lectureId}`, () =>
    readMinutes({ lectureId, ...(share === undefined ? {} : { share }) }),
  )
  const { data } = minutes
  // Whoever came by a card passes the same card on; a member's way in is not for strangers.
  const card =
    data === undefined || share === undefined
      ? undefined
      : { title: data.title, page: 'lectureMinutes' as const, params: { lectureId, share } }
  useShareCard(card)
  const copy = async () => {
    if (card !== undefined && (await copyLink(card))) toast(words.copied)
  }
  return (
    <LoadedPage
      title={words.title}
      of={minutes}
      foot={() => (
        <BottomBar>
          <Btns>
            <Btn grow icon="chat" onTap={() => go('lecture', { lectureId, share })}>
              {words.room}
            </Btn>
            {card !== undefined &&
              (sharesByButton ? (
                <WeChatBtn grow icon="share" opens="share">
                  {words.share}
                </WeChatBtn>
              ) : (
                <Btn grow icon="share" onTap={copy}>
                  {words.share}
                </Btn>
              ))}
          </Btns>
        </BottomBar>
      )}
    >
      {(of) => (
        <>
          <View className="head">
            <Heading>{of.title}</Heading>
            <Text className="sm second">
              {words.from(
                words.lawyer(of.lecturer),
                moment(of.startedAt),
                Math.max(1, Math.round((Date.parse(of.endedAt) - Date.parse(of.startedAt)) / 60_000)),
              )}
            </Text>
            {of.hosts.length > 1 && (
              <Text className="sm muted">
                {words.with(of.hosts.filter((name) => name !== of.lecturer).join('、'))}
              </Text>
            )}
            <TextLink
              className="sm"
              onTap={() => go('guide', { guideId: of.guide.guideId, version: of.guide.version })}
            >
              {words.handbook(of.guide.title, of.guide.version)}
            </TextLink>
          </View>
          <MinutesView of={of} />
        </>
      )}
    </LoadedPage>
  )
}
