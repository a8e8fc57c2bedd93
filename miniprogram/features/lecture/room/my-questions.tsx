import { View } from '@tarojs/components'
import { BubbleMeta, Bubble } from '../../../ui/bubble'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Split, Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Blank, RowBones } from '../../../ui/states'
import { Tag, type Tone } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import type { Loaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { withdrawQuestion, type MyQuestion } from '../api'
import { Basis } from './basis'
import { words } from './words'

type Mine = Loaded<{ items: MyQuestion[] }>
const tones: Readonly<Partial<Record<MyQuestion['state'], Tone>>> = { answered: 'ok', refused: 'bad' }

/** What I asked: how it is shown, where it stands, what was answered. */
export const MyQuestions = ({ of }: { of: Mine }) => {
  if (of.data === undefined) return <Instead of={of} bones={<RowBones count={2} />} />
  if (of.data.items.length === 0) return <Blank icon="chat" head={words.noneMine} words={words.noneMineWhy} />
  return (
    <Stack gap={20}>
      {of.data.items.map((item) => (
        <Mine key={item.questionId} item={item} onChanged={of.reload} />
      ))}
    </Stack>
  )
}

/** Takes an own question back; used here and above the ask bar. */
export const useWithdraw = (onChanged: () => Promise<void>) => {
  const sending = useSend(withdrawQuestion)
  return {
    sending,
    withdraw: async (questionId: string) => {
      if ((await sending.send(questionId)) === undefined) return
      toast(words.withdrawn)
      await onChanged()
    },
  }
}

const Mine = ({ item, onChanged }: { item: MyQuestion; onChanged: () => Promise<void> }) => {
  const { sending, withdraw } = useWithdraw(onChanged)
  const { answer, ahead } = item
  const isOpen = answer === undefined && ['unchecked', 'review', 'waiting'].includes(item.state)
  return (
    <Stack gap={8}>
      <View className="msg msg--mine">
        <View className="msg__col">
          <Bubble mine>{item.text}</Bubble>
          <BubbleMeta {...(item.shownAs === 'hidden' ? { icon: 'hide' as const } : {})}>
            {item.shownAs === 'hidden' ? words.hide : item.shownAs === 'name' ? words.asName : words.asGroup}
          </BubbleMeta>
        </View>
      </View>
      <Split>
        <View className="line">
          <Tag tone={tones[item.state] ?? 'plain'}>{words.state[item.state]}</Tag>
          {isOpen && ahead !== undefined && <View className="sm second">{words.place(ahead + 1)}</View>}
        </View>
        {isOpen && (
          <Btn small label={`${words.withdraw}：${item.text}`} onTap={() => withdraw(item.questionId)}>
            {words.withdraw}
          </Btn>
        )}
      </Split>
      {item.note !== undefined && <View className="sm second">{item.note}</View>}
      <FailureNote of={sending} />
      {answer !== undefined && (
        <View className="card card--well">
          <View className="xs muted">
            {item.shownAs === 'hidden' ? `${words.privately}，${answer.by}` : answer.by}
          </View>
          <View className="pre">{answer.text}</View>
          <Basis answer={answer} />
        </View>
      )}
    </Stack>
  )
}
