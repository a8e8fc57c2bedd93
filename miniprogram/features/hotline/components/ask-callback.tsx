import { View } from '@tarojs/components'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { TextArea } from '../../../ui/field'
import { Hint, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Sheet } from '../../../ui/sheet'
import { Check } from '../../../ui/switch'
import { useDraft } from '../../../ui/use-draft'
import { useSend } from '../../../ui/use-send'
import { requestCallback, type GoodHours, type Service } from '../api'
import { words } from '../words'

type HourChoice = keyof typeof words.hourChoices
const CHOICES = Object.keys(words.hourChoices) as HourChoice[]

interface AskCallbackProps {
  service: Service
  /** 15:14, by when it would come. */
  promise: string
  onClose: () => void
  onAsked: () => void
}

/** A callback asked for: what about, when it suits. Nothing of it must be filled in. */
export const AskCallback = ({ service, promise, onClose, onAsked }: AskCallbackProps) => {
  const [about, write, forget] = useDraft('hotline-callback')
  const [matter, setMatter] = useState<string>()
  const [hours, setHours] = useState<string>(words.anyHour)
  const [urgent, setUrgent] = useState(false)
  const asking = useSend(requestCallback)
  const ask = async () => {
    const goodHours: GoodHours = hours in words.hourChoices ? [...words.hourChoices[hours as HourChoice]] : []
    const matterId = service.matters.find(({ name }) => name === matter)?.matterId
    const answer = await asking.send({
      serviceId: service.serviceId,
      about: about.trim(),
      urgent,
      goodHours,
      ...(matterId === undefined ? {} : { matterId }),
    })
    if (answer === undefined) return
    forget()
    onAsked()
  }
  return (
    <Sheet title={words.callbackTitle} onClose={onClose}>
      <Stack gap={20}>
        <Notice icon="clock">{words.callbackBy(promise)}</Notice>
        <View>
          <View className="field__label">{words.matter}</View>
          <Chips
            label={words.matter}
            items={service.matters.map(({ name }) => name)}
            chosen={matter ?? ''}
            onTap={(name) => setMatter(name === matter ? undefined : name)}
          />
        </View>
        <Stack gap={8}>
          <TextArea
            label={words.callbackAbout}
            value={about}
            max={1000}
            placeholder={words.callbackAboutHint}
            problem={asking.problem('about')}
            onInput={write}
          />
          <Hint icon="hide">{words.onlyAdviser}</Hint>
        </Stack>
        <View>
          <View className="field__label">{words.goodHours}</View>
          <Chips
            label={words.goodHours}
            items={[words.anyHour, ...CHOICES]}
            chosen={hours}
            onTap={setHours}
          />
        </View>
        <Check on={urgent} onTap={() => setUrgent(!urgent)}>
          {words.urgent}
        </Check>
        <FailureNote of={asking} />
        <Btn kind="main" wide busy={words.noting} onTap={ask}>
          {words.callbackGo}
        </Btn>
      </Stack>
    </Sheet>
  )
}
