import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { classes } from '../../../ui/classes'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import { Sheet } from '../../../ui/sheet'
import { Tap } from '../../../ui/tap'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { rateCase, reopenCase, type CaseView } from '../api'
import { words } from '../words'

interface ClosedProps {
  view: CaseView
  onChanged: () => Promise<void>
  onReopen: () => void
}

/** A case that was closed: what came of it, did it help, and the way to go on. */
export const Closed = ({ view, onChanged, onReopen }: ClosedProps) => {
  const rating = useSend(rateCase)
  const rate = async (satisfaction: number) => {
    if ((await rating.send({ caseId: view.case.caseId, satisfaction })) === undefined) return
    toast(words.helpedThanks)
    await onChanged()
  }
  return (
    <Card well>
      <Stack gap={16}>
        {view.result !== undefined && (
          <View>
            <Heading level={2}>{words.result}</Heading>
            <View className="pre">{view.result}</View>
          </View>
        )}
        <View>
          <Heading level={2}>{words.helped}</Heading>
          <View className="hl-marks">
            {words.helpedScale.map((word, place) => (
              <Tap
                key={word}
                className={classes('hl-mark', view.satisfaction === place + 1 && 'is-on')}
                selected={view.satisfaction === place + 1}
                onTap={() => void rate(place + 1)}
              >
                <Text>{word}</Text>
              </Tap>
            ))}
          </View>
        </View>
        <FailureNote of={rating} />
        <Btn kind="line" onTap={onReopen}>
          {words.reopen}
        </Btn>
      </Stack>
    </Card>
  )
}

export const ReopenSheet = ({
  caseId,
  onClose,
  onReopened,
}: {
  caseId: string
  onClose: () => void
  onReopened: () => Promise<void>
}) => {
  const [reason, setReason] = useState('')
  const reopening = useSend(reopenCase)
  const reopen = async () => {
    if ((await reopening.send({ caseId, reason: reason.trim() })) === undefined) return
    toast(words.reopened)
    await onReopened()
  }
  return (
    <Sheet title={words.reopenTitle} onClose={onClose}>
      <Stack gap={20}>
        <TextArea
          label={words.reopenReason}
          value={reason}
          max={500}
          problem={reopening.problem('reason')}
          onInput={setReason}
        />
        <FailureNote of={reopening} />
        <Btn kind="main" wide busy={words.noting} onTap={reopen}>
          {words.reopenGo}
        </Btn>
      </Stack>
    </Sheet>
  )
}
