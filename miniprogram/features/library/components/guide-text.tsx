import { Text, View } from '@tarojs/components'
import { publicUrl } from '../../../platform/public-files'
import { access } from '../../../ui/access'
import { classes } from '../../../ui/classes'
import { Picture } from '../../../ui/picture'
import type { Guide } from '../api'
import { blocksOf, type Block } from '../paragraphs'
import type { TextSize } from '../text-size'
import { words } from '../words'
import { Cited, type ArticleAddress } from './cited'

/** The body of a guide: the answer in one sentence, then its sections with the articles they name. */
export const GuideText = ({
  guide,
  size,
  onArticle,
}: {
  guide: Guide
  size: TextSize
  onArticle: (article: ArticleAddress) => void
}) => (
  <View className={classes('read', size !== 'm' && `read--${size}`)}>
    <View className="read__p">
      <Text className="strong">{words.inShort}</Text>
      {guide.answer}
    </View>
    {guide.sections.map((section) => (
      <View key={section.heading}>
        <View className="read__h" {...access({ role: 'heading' })}>
          {section.heading}
        </View>
        {blocksOf(section.text).map((block, place) => (
          <BlockText key={place} block={block} />
        ))}
        {section.pictures.map((picture) => (
          <Picture
            key={picture.path}
            className="read__pic"
            src={publicUrl(picture.path)}
            mode="widthFix"
            lazyLoad
            {...(access({ role: 'img', label: words.picture(picture.alt) }) as object)}
          />
        ))}
        {guide.citations
          .filter(({ text }) => section.text.includes(text))
          .map((citation) => (
            <Cited key={citation.text} citation={citation} onOpen={onArticle} />
          ))}
      </View>
    ))}
  </View>
)

const BlockText = ({ block }: { block: Block }) =>
  block.kind === 'text' ? (
    <View className="read__p">{block.text}</View>
  ) : (
    <View className="read__ol">
      {block.items.map((item, place) => (
        <View key={place} className="read__li">
          <View className="read__n">{place + 1}</View>
          <View className="grow">{item}</View>
        </View>
      ))}
    </View>
  )
