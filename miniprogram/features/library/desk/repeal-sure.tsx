import { View } from '@tarojs/components'
import { Dialog } from '../../desk/dialog'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { longDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import type { Article } from '../api'
import { ArticleText } from '../components/article-text'
import { recordRepeal } from './api'
import { words } from './words'

const t = words.laws

export interface Repeal {
  readonly article: Article
  readonly part?: string
  readonly on: string
  readonly by: string
}

/** Nobody can take it back, so the last look says what it does, beside the words of the article. */
export const RepealSure = ({
  repeal,
  onClose,
  onDone,
}: {
  repeal: Repeal
  onClose: () => void
  onDone: () => void
}) => {
  const { article, part, on, by } = repeal
  const recording = useSend(recordRepeal)
  const record = async () => {
    const { lawId, label } = article
    const done = await recording.send({ lawId, label, on, by, ...(part === undefined ? {} : { part }) })
    if (done === undefined) return
    toast(t.done(done.guidesMarked))
    onDone()
  }
  return (
    <Dialog title={t.sureTitle} onClose={onClose}>
      <Stack gap={16}>
        <Notice tone="warn">
          <View className="strong">
            {t.sureWhat(`${article.lawTitle}${article.label}${part ?? ''}`, longDay(on))}
          </View>
          {t.sureEffects.map((effect) => (
            <View key={effect}>{effect}</View>
          ))}
        </Notice>
        <View className="field__label">{t.sureNow}</View>
        <ArticleText article={article} />
        <FailureNote of={recording} />
        <Btns>
          <Btn grow onTap={onClose}>
            {t.back}
          </Btn>
          <Btn grow kind="danger" busy={t.going} onTap={record}>
            {t.go}
          </Btn>
        </Btns>
      </Stack>
    </Dialog>
  )
}
