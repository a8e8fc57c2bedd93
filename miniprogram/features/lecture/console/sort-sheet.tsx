import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { admitQuestion, refuseQuestion, unmergeQuestion, type HostCard } from './api'
import { words } from './words'

interface SortSheetProps {
  lectureId: string
  card: HostCard
  onMerge: () => void
  onSorted: () => void
  onClose: () => void
}

/** What a host does with a question besides answering: lets it in, looks for its like, takes it down with a reason. */
export const SortSheet = ({ lectureId, card, onMerge, onSorted, onClose }: SortSheetProps) => {
  const [note, setNote] = useState('')
  const admitting = useSend(admitQuestion)
  const refusing = useSend(refuseQuestion)
  const unmerging = useSend(unmergeQuestion)
  const { questionId, state } = card
  const done = (said: string) => {
    toast(said)
    onSorted()
    onClose()
  }
  const admit = async () => {
    if ((await admitting.send({ lectureId, questionId })) !== undefined) done(words.admitted)
  }
  const unmerge = async () => {
    if ((await unmerging.send({ lectureId, questionId })) !== undefined) done(words.unmerged)
  }
  const refuse = async () => {
    if ((await refusing.send({ lectureId, questionId, note: note.trim() })) !== undefined)
      done(words.refusedNow)
  }
  return (
    <Dialog title={words.more} onClose={onClose}>
      <Stack gap={16}>
        <Card well>
          <View className="mid">{card.text}</View>
          <View className="sm muted">
            {card.groupName === '' || card.asker.startsWith(card.groupName)
              ? card.asker
              : `${card.asker}，${card.groupName}`}
          </View>
          {card.mergedInto !== undefined && (
            <View className="sm second">{words.mergedIn(card.mergedInto)}</View>
          )}
          {card.note !== undefined && <View className="sm warn">{card.note}</View>}
        </Card>
        <FailureNote of={admitting} />
        <FailureNote of={refusing} />
        <FailureNote of={unmerging} />
        {state === 'merged' && (
          <Btn wide busy={words.unmerging} onTap={unmerge}>
            {words.unmerge}
          </Btn>
        )}
        {(state === 'review' || state === 'refused') && (
          <Btn wide icon="check" onTap={admit}>
            {words.admit}
          </Btn>
        )}
        {state === 'waiting' && (
          <Btn wide icon="merge" onTap={onMerge}>
            {words.merge}
          </Btn>
        )}
        {state !== 'refused' && state !== 'merged' && (
          <Stack gap={8}>
            <Chips label={words.refuseNote} items={words.reasons} onTap={setNote} />
            <Field
              label={words.refuseNote}
              value={note}
              max={60}
              help={words.refuseWhy}
              problem={refusing.problem('note')}
              onInput={setNote}
            />
            <Btn wide kind="danger" off={note.trim() === ''} onTap={refuse}>
              {words.refuseGo}
            </Btn>
          </Stack>
        )}
      </Stack>
    </Dialog>
  )
}
