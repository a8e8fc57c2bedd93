import { View } from '@tarojs/components'
import { useState } from 'react'
import { go } from '../../../platform/navigate'
import { Card } from '../../../ui/card'
import { Cite } from '../../../ui/bubble'
import { Icon } from '../../../ui/icon'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import { longDay } from '../../../ui/time'
import type { Found, Hit } from '../api'
import { words } from '../words'
import { AnswerSheet } from './answer-sheet'
import { ArticleSheet } from './article-sheet'
import type { ArticleAddress } from './cited'
import { HitRow } from './hit-row'

type Side = 'all' | Hit['kind']

/** An article's id is `LAW#LABEL`. */
const addressOf = (id: string): ArticleAddress | undefined => {
  const cut = id.lastIndexOf('#')
  return cut < 0 ? undefined : { lawId: id.slice(0, cut), label: id.slice(cut + 1) }
}

/** What was found for a question: a checked answer first if there is one, then everything, looked at from four sides. */
export const Results = ({ found }: { found: Found }) => {
  const [side, setSide] = useState<Side>('all')
  const [article, setArticle] = useState<ArticleAddress>()
  const [answerId, setAnswerId] = useState<string>()
  const { hits } = found
  const count = (kind: Hit['kind']) => hits.filter((hit) => hit.kind === kind).length
  const open = (hit: Hit) => {
    if (hit.kind === 'guide') go('guide', { guideId: hit.id })
    else if (hit.kind === 'answer') setAnswerId(hit.id)
    else setArticle(addressOf(hit.id))
  }
  const checked = hits.slice(0, 5).find((hit) => hit.kind !== 'article')
  return (
    <Stack gap={16}>
      {checked !== undefined && <CheckedAnswer hit={checked} onOpen={() => open(checked)} />}
      {hits.length === 0 ? (
        <Blank icon="search" head={words.nothing} words={words.nothingWhy} />
      ) : (
        <View>
          <Tabs<Side>
            label={words.resultKinds}
            chosen={side}
            onTap={setSide}
            items={[
              { key: 'all', word: words.all },
              { key: 'article', word: words.articles, count: count('article') },
              { key: 'guide', word: words.guideHits, count: count('guide') },
              { key: 'answer', word: words.answers, count: count('answer') },
            ]}
          />
          <Rows kind="plain">
            {hits
              .filter((hit) => side === 'all' || hit.kind === side)
              .map((hit) => (
                <HitRow key={hit.kind + hit.id} hit={hit} onOpen={() => open(hit)} />
              ))}
          </Rows>
        </View>
      )}
      {found.missingLaws.length > 0 && <Notice>{words.missing(found.missingLaws.join('、'))}</Notice>}
      {found.asOf !== undefined && <View className="xs muted">{words.asOf(longDay(found.asOf))}</View>}
      {article !== undefined && <ArticleSheet {...article} onClose={() => setArticle(undefined)} />}
      {answerId !== undefined && (
        <AnswerSheet answerId={answerId} onClose={() => setAnswerId(undefined)} onArticle={setArticle} />
      )}
    </Stack>
  )
}

const CheckedAnswer = ({ hit, onOpen }: { hit: Hit; onOpen: () => void }) => (
  <Card well>
    <View className="doc__kind">
      <Icon name="shield" size={16} />
      {words.checkedAnswer}
    </View>
    <View className="strong">{hit.answer ?? hit.passage}</View>
    <Cite icon={hit.kind === 'guide' ? 'book' : 'chat'} onTap={onOpen}>
      {hit.title}
    </Cite>
  </Card>
)
