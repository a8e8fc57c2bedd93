import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn, TextLink } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Blank } from '../../../ui/states'
import { clockTime } from '../../../ui/time'
import type { Kind } from '../api'
import { yuan } from '../yuan'
import type { Redeemed } from './api'
import { UndoSheet } from './undo-sheet'
import { words } from './words'

interface TakenPanelProps {
  kind: Kind
  redeemed: Redeemed
  onNext: () => void
}

const doneWords = (kind: Kind, amount: number): string =>
  kind.type === 'gift' ? words.doneGift : kind.type === 'ticket' ? words.doneTicket : words.done(yuan(amount))

/** It is taken; ten minutes remain to undo it. */
export const TakenPanel = ({ kind, redeemed, onNext }: TakenPanelProps) => {
  const { amount, toPay, left, undoUntil, redemptionId } = redeemed
  const [undoing, setUndoing] = useState(false)
  const rest = [
    toPay === undefined ? undefined : words.pays(yuan(toPay)),
    left > 0 && kind.type === 'fixed' ? words.left(yuan(left)) : undefined,
  ].filter((line) => line !== undefined)
  return (
    <>
      <Stack gap={16}>
        <Blank icon="done" head={doneWords(kind, amount)} words={rest.join('，')} />
        <Btn kind="main" wide tall onTap={onNext}>
          {words.next}
        </Btn>
        <View className="counter__undo sm second">
          <View>{words.undoUntil(clockTime(undoUntil))}</View>
          <TextLink onTap={() => setUndoing(true)}>{words.undo}</TextLink>
        </View>
      </Stack>
      {undoing && (
        <UndoSheet redemptionId={redemptionId} onClose={() => setUndoing(false)} onUndone={onNext} />
      )}
    </>
  )
}
