import { Bubble, BubbleMeta, Msg } from '../../../ui/bubble'
import type { MyQuestion } from '../api'
import { words } from '../words'

/** What the person asked back; nobody else in the group sees it. */
export const MyQuestionBubble = ({ of, name }: { of: MyQuestion; name: string }) => (
  <Msg who={name} mine>
    <Bubble mine>{of.text}</Bubble>
    <BubbleMeta icon={of.state === 'answered' ? 'done' : 'hide'}>
      {of.state === 'closed' ? words.asked.closed(of.note ?? '') : words.asked[of.state]}
    </BubbleMeta>
  </Msg>
)
