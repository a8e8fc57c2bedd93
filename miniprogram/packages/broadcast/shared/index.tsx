import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { readShare, type Shared } from '../../../features/broadcast/api'
import { proveEntry } from '../../../features/broadcast/prove-entry'
import { LINKS, openLink } from '../../../features/broadcast/links'
import { sizeOf } from '../../../features/broadcast/feed-item'
import { words } from '../../../features/broadcast/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { publicUrl } from '../../../platform/public-files'
import { copyLink, sharesByButton, useShareCard, type Card } from '../../../platform/share'
import { openFile, showPictures } from '../../../platform/show-file'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, WeChatBtn } from '../../../ui/btn'
import { Heading, Hint, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage, Page } from '../../../ui/page'
import { Picture } from '../../../ui/picture'
import { Row } from '../../../ui/row'
import { Blank, Bones } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { Tap } from '../../../ui/tap'
import { moment, shortDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'

const t = words.shared

/** Where a card that was passed on leads: what it says, for anybody; nothing of any person. `mine`: of the person who is
 *  about to pass it on. */
export default function SharedPage() {
  const { s, mine } = useParams()
  if (s === undefined || s.length < 20)
    return (
      <Page title={t.title}>
        <Blank icon="link" head={t.broken} words={t.brokenWhy} />
      </Page>
    )
  return <SharedBy token={s} mine={mine !== undefined} />
}

const SharedBy = ({ token, mine }: { token: string; mine: boolean }) => {
  const shared = useLoaded(`shared:${token}`, () => readShare(token))
  const { data } = shared
  const says = useProof(mine ? undefined : token)
  const card =
    data === undefined ? undefined : { title: data.title, page: 'shared' as const, params: { s: token } }
  useShareCard(card)
  return (
    <LoadedPage
      title={t.title}
      of={shared}
      bones={<Bones of={['title', 'half', 'box', 'long', 'long']} />}
      foot={(shown) => (
        <BottomBar>{mine && card !== undefined ? <PassOn card={card} /> : <Ways of={shown} />}</BottomBar>
      )}
    >
      {(shown) => (
        <Stack gap={20}>
          <View className="head">
            <View className="sm second">{`${shown.from}　${t.sentOn(moment(shown.sentAt))}`}</View>
            <Heading>{shown.title}</Heading>
            {shown.guide !== undefined && (
              <View className="line sm second">
                <Tag>{words.version(shown.guide.version)}</Tag>
                <Text>{words.since(shortDay(shown.guide.issuedOn))}</Text>
                <Text className="muted">{words.minutes(shown.guide.minutes)}</Text>
              </View>
            )}
          </View>
          {says !== undefined && <Notice tone="ok">{says}</Notice>}
          {shown.withdrawn ? (
            <Notice tone="bad">{t.withdrawn}</Notice>
          ) : (
            shown.corrected && (
              <Notice tone="warn" icon="edit">
                {t.corrected}
              </Notice>
            )
          )}
          <Said of={shown} />
          {mine && <Hint icon="lock">{t.mine}</Hint>}
          {!mine && shown.open === undefined && <Hint icon="lock">{t.signIn}</Hint>}
        </Stack>
      )}
    </LoadedPage>
  )
}

const Said = ({ of: { guide, text, picture, file, link } }: { of: Shared }) => (
  <>
    {guide !== undefined && <View className="lg">{guide.card}</View>}
    {picture !== undefined && (
      <Tap
        label={words.picture(picture.alt)}
        onTap={() => showPictures([publicUrl(picture.path)], publicUrl(picture.path))}
      >
        <Picture className="read__pic" mode="widthFix" src={publicUrl(picture.path)} />
      </Tap>
    )}
    {text !== undefined && text !== '' && <View className="pre">{text}</View>}
    {file !== undefined && (
      <Row
        icon="file"
        title={file.name}
        sub={sizeOf(file.bytes)}
        onTap={() =>
          void openFile(publicUrl(file.path), file.name).then((ok) => {
            if (!ok) toast(words.fileLost, 'offline')
          })
        }
      />
    )}
    {link !== undefined && (
      <Row
        icon={LINKS[link.to].icon}
        title={link.title}
        sub={link.text}
        end={link.state ?? LINKS[link.to].go}
      />
    )}
  </>
)

/** In WeChat the list of chats opens; a browser copies the link. */
const PassOn = ({ card }: { card: Card }) =>
  sharesByButton ? (
    <WeChatBtn kind="main" wide icon="share" opens="share">
      {t.pass}
    </WeChatBtn>
  ) : (
    <Btn
      kind="main"
      wide
      icon="link"
      onTap={async () => toast((await copyLink(card)) ? t.copied : t.notCopied)}
    >
      {t.copy}
    </Btn>
  )

/** The way on: the full text, or the person's own group. */
const Ways = ({ of: { guide, link, open, withdrawn } }: { of: Shared }) => {
  if (guide !== undefined && !withdrawn)
    return (
      <Btn
        kind="main"
        wide
        onTap={() =>
          go('guide', { guideId: guide.guideId, ...(open ?? {}), ...(open && { version: guide.version }) })
        }
      >
        {t.readFull}
      </Btn>
    )
  if (link !== undefined && !withdrawn)
    return (
      <Btn kind="main" wide onTap={() => openLink(link, open?.groupId ?? '')}>
        {LINKS[link.to].go}
      </Btn>
    )
  return (
    <Btn wide onTap={() => (open === undefined ? go('home') : go('group', { groupId: open.groupId }))}>
      {open === undefined ? t.home : t.open}
    </Btn>
  )
}

/** The first time it is opened from a chat, WeChat tells us from which group; what there is to say is said. */
const useProof = (token: string | undefined): string | undefined => {
  const [says, setSays] = useState<string>()
  useEffect(() => {
    if (token === undefined) return
    let over = false
    void proveEntry(token).then((sentence) => {
      if (!over) setSays(sentence)
    })
    return () => {
      over = true
    }
  }, [token])
  return says
}
