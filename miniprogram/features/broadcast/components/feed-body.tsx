import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { publicUrl } from '../../../platform/public-files'
import { openFile, showPictures } from '../../../platform/show-file'
import { Bubble, Cite, DocCard, Quote } from '../../../ui/bubble'
import { Picture } from '../../../ui/picture'
import { Tag } from '../../../ui/tag'
import { Tap } from '../../../ui/tap'
import { longDay, shortDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { openItem, type FeedItem } from '../api'
import { sizeOf } from '../feed-item'
import { openLink, LINKS } from '../links'
import { words } from '../words'

interface BodyProps {
  item: FeedItem
  groupId: string
  acknowledged: boolean
}

/** What a message says, by its kind. */
export const FeedBody = ({ item, groupId, acknowledged }: BodyProps) => {
  if (item.guide !== undefined) return <GuideCard item={item} groupId={groupId} acknowledged={acknowledged} />
  if (item.answer !== undefined) return <Answer of={item.answer} />
  if (item.file !== undefined) return <FileCard item={item} groupId={groupId} file={item.file} />
  if (item.kind === 'link' && item.link !== undefined)
    return <LinkCard item={item} groupId={groupId} link={item.link} />
  return <Said item={item} groupId={groupId} />
}

const GuideCard = ({ item, groupId, acknowledged }: BodyProps) => {
  const { guide } = item
  if (guide === undefined) return null
  return (
    <DocCard
      icon="book"
      kind={[words.guideKind, words.version(guide.version)]}
      title={guide.title}
      words={guide.card}
      when={[words.since(shortDay(guide.issuedOn)), words.minutes(guide.minutes)]}
      foot={<Asked acknowledged={acknowledged} item={item} />}
      onTap={() =>
        go('guide', {
          guideId: guide.guideId,
          version: guide.version,
          groupId,
          itemId: item.itemId,
          corrects: item.corrects,
        })
      }
    />
  )
}

const Asked = ({ item, acknowledged }: { item: FeedItem; acknowledged: boolean }) =>
  acknowledged ? (
    <Tag tone="ok" icon="check">
      {words.confirmed}
    </Tag>
  ) : (
    <Tag tone="warn">
      {item.corrects !== undefined
        ? words.correction
        : item.compulsory
          ? words.mustConfirm
          : words.pleaseConfirm}
    </Tag>
  )

/** A text, a picture, a piece of a lecture: read where it stands. */
const Said = ({ item, groupId }: { item: FeedItem; groupId: string }) => (
  <Bubble wide={item.picture !== undefined}>
    {item.picture !== undefined && <Shown of={item.picture} />}
    {item.title !== undefined && item.title !== '' && (
      <View className="doc__title feed-title">{item.title}</View>
    )}
    {item.text !== undefined && item.text !== '' && <View className="pre">{item.text}</View>}
    {item.link !== undefined && (
      <Cite icon={LINKS[item.link.to].icon} onTap={() => openLink(item.link, groupId)}>
        {item.link.title}
      </Cite>
    )}
  </Bubble>
)

const Shown = ({ of: { path, alt } }: { of: NonNullable<FeedItem['picture']> }) => {
  const address = publicUrl(path)
  return (
    <Tap className="feed-pic" label={words.picture(alt)} onTap={() => showPictures([address], address)}>
      <Picture className="feed-pic__img" mode="aspectFill" lazyLoad src={address} />
    </Tap>
  )
}

const FileCard = ({
  item,
  groupId,
  file,
}: {
  item: FeedItem
  groupId: string
  file: NonNullable<FeedItem['file']>
}) => (
  <DocCard
    icon="file"
    kind={[words.fileKind, sizeOf(file.bytes)]}
    title={item.title ?? file.name}
    words={item.text}
    foot={file.name}
    onTap={() => {
      openItem(groupId, item.itemId).catch(() => undefined)
      void openFile(publicUrl(file.path), file.name).then((ok) => {
        if (!ok) toast(words.fileLost, 'offline')
      })
    }}
  />
)

const LinkCard = ({
  item,
  groupId,
  link,
}: {
  item: FeedItem
  groupId: string
  link: NonNullable<FeedItem['link']>
}) => (
  <DocCard
    icon={LINKS[link.to].icon}
    kind={[LINKS[link.to].kind]}
    title={link.title}
    words={link.text}
    foot={link.state ?? LINKS[link.to].go}
    onTap={() => {
      openItem(groupId, item.itemId).catch(() => undefined)
      openLink(link, groupId)
    }}
  />
)

const Answer = ({ of }: { of: NonNullable<FeedItem['answer']> }) => (
  <Bubble wide>
    <Quote who={words.someoneAsked}>{of.question}</Quote>
    <View className="pre">{of.answer}</View>
    {of.law !== undefined && (
      <>
        <Cite>{`${of.law.name} ${of.law.article}`}</Cite>
        <View className="xs muted">{words.checkedOn(longDay(of.law.asOf))}</View>
      </>
    )}
    {of.licence !== undefined && <View className="xs muted">{words.licence(of.licence)}</View>}
  </Bubble>
)
