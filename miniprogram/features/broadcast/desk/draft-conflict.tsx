import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import type { DraftInHand } from './use-draft'
import { words } from './words'

const t = words.conflict

/** The draft was changed somewhere else: nothing is overwritten before somebody has said which one counts. */
export const DraftConflict = ({ of }: { of: DraftInHand }) => (
  <Stack gap={8}>
    <Notice tone="warn" head={t.head}>
      {t.why}
    </Notice>
    <FailureNote of={of.reading} />
    <View className="dk-wrap">
      <Btn busy={t.busy} onTap={() => of.settle(false)}>
        {t.theirs}
      </Btn>
      <Btn busy={t.busy} onTap={() => of.settle(true)}>
        {t.mine}
      </Btn>
    </View>
  </Stack>
)
