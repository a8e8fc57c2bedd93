import { View } from '@tarojs/components'
import { Law } from '../../../ui/law'
import { Notice } from '../../../ui/notice'
import { Stack } from '../../../ui/layout'
import { longDay } from '../../../ui/time'
import type { Article } from '../api'
import { words } from '../words'

/** An article with its four facts, and what of it no longer applies. */
export const ArticleText = ({ article }: { article: Article }) => {
  const { repeal } = article
  return (
    <Stack>
      <Law
        name={`${article.lawTitle} ${article.label}`}
        sub={[article.place, words.effective(longDay(article.versionDate))]
          .filter((s) => s !== '')
          .join('，')}
        words={article.text.split('\n').filter((paragraph) => paragraph.trim() !== '')}
        ended={
          article.state === 'repealed'
            ? words.repealed
            : article.state === 'superseded'
              ? words.changed
              : undefined
        }
        checked={words.checkedOn(longDay(article.checkedOn))}
      />
      {repeal !== undefined && (
        <Notice tone="bad">
          <View>
            {repeal.part === undefined
              ? words.repeal(longDay(repeal.on), repeal.by)
              : words.repealPart(repeal.part, longDay(repeal.on), repeal.by)}
          </View>
        </Notice>
      )}
      {article.state === 'superseded' && repeal === undefined && (
        <Notice tone="warn">{words.superseded}</Notice>
      )}
    </Stack>
  )
}
