import { Text, View } from '@tarojs/components'
import { Btn, IconBtn, TextLink } from '../../../ui/btn'
import { thousands } from '../../../ui/numbers'
import { Tag } from '../../../ui/tag'
import { clockTime } from '../../../ui/time'
import type { HiddenCard, HostCard } from './api'
import { words } from './words'

interface HostRowProps {
  card: HostCard
  mayAnswer: boolean
  onAnswer: (card: HostCard) => void
  onMore: (card: HostCard) => void
  onMerge: (card: HostCard) => void
}

const asks = (people: number): string => (people > 1 ? words.people(thousands(people)) : words.one)

/** A public question: how many ask it, who began, what is like it. */
export const HostRow = ({ card, mayAnswer, onAnswer, onMore, onMerge }: HostRowProps) => (
  <View className="row row--top">
    <View className="row__main">
      <View className="row__title row__title--plain">{card.text}</View>
      <View className="row__sub">
        <View className="line">
          <Text>{`${asks(card.people)}，${card.asker}，${clockTime(card.at)}`}</Text>
          {card.reports > 0 && <Tag tone="warn">{words.reports(card.reports)}</Tag>}
        </View>
      </View>
      {card.note !== undefined && <View className="sm warn">{card.note}</View>}
      {card.mergedInto !== undefined && <View className="sm second">{words.mergedIn(card.mergedInto)}</View>}
      {card.answer !== undefined && <View className="sm second lc-lines">{card.answer.text}</View>}
      {card.similar > 0 && card.state === 'waiting' && (
        <TextLink className="sm" onTap={() => onMerge(card)}>
          {words.similar(card.similar)}
        </TextLink>
      )}
    </View>
    {card.state === 'waiting' && mayAnswer && (
      <Btn small label={words.answerLabel(card.text)} onTap={() => onAnswer(card)}>
        {words.answer}
      </Btn>
    )}
    {card.state !== 'answered' && (
      <IconBtn icon="more" label={words.moreLabel(card.text)} onTap={() => onMore(card)} />
    )}
  </View>
)

/** A hidden question: the words alone, neither who nor where from. */
export const HiddenRow = ({ card, onAnswer }: { card: HiddenCard; onAnswer: (card: HiddenCard) => void }) => (
  <View className="row row--top">
    <View className="row__main">
      <View className="row__title row__title--plain">{card.text}</View>
      <View className="row__sub">
        <View className="line">
          <Text>{clockTime(card.at)}</Text>
          <Tag icon="hide">{words.hidden}</Tag>
        </View>
      </View>
    </View>
    <Btn small label={words.answerLabel(card.text)} onTap={() => onAnswer(card)}>
      {words.answer}
    </Btn>
  </View>
)
