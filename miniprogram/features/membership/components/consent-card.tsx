import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Split, Stack } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import { shortDay } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { giveConsent, type Consent } from '../api'
import { words } from '../words'

export const isGiven = (consent: Consent): boolean =>
  consent.givenAt !== undefined &&
  (consent.withdrawnAt === undefined || consent.withdrawnAt < consent.givenAt)

/** One purpose: its words, whether it was agreed to, and how to change that. */
export const ConsentCard = ({
  consent,
  onTake,
  onChanged,
}: {
  consent: Consent
  onTake: () => void
  onChanged: () => Promise<void>
}) => {
  const giving = useSend(giveConsent)
  const give = async () => {
    const answer = await giving.send({ purpose: consent.purpose, version: consent.version })
    if (answer !== undefined) toast(words.gave)
    await onChanged()
  }
  const given = isGiven(consent)
  return (
    <Card>
      <Stack gap={8}>
        <Split>
          <Heading level={3}>{consent.title}</Heading>
          {given ? (
            <Tag tone="ok" icon="check">
              {words.given(shortDay(consent.givenAt ?? ''))}
            </Tag>
          ) : (
            <Tag>
              {consent.withdrawnAt === undefined
                ? words.never
                : words.withdrawn(shortDay(consent.withdrawnAt))}
            </Tag>
          )}
        </Split>
        <View className="sm second">{consent.text}</View>
        <FailureNote of={giving} />
        <Split>
          <View className="xs muted">{words.version(consent.version)}</View>
          {given ? (
            <Btn small kind="line" onTap={onTake}>
              {words.take}
            </Btn>
          ) : (
            <Btn small busy={words.giving} onTap={give}>
              {words.give}
            </Btn>
          )}
        </Split>
      </Stack>
    </Card>
  )
}
