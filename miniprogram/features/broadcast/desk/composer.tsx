import { View } from '@tarojs/components'
import { replace } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Line, Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Panel } from '../../../ui/staff-frame'
import { Switch } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import type { GuideHead } from '../../library/api'
import { AudienceField } from './audience-field'
import { audienceOf } from './audience'
import { BubblePreview } from './bubble-preview'
import { CountLine, CountSample } from './count-line'
import { GuidePicker } from './guide-picker'
import { useCompose } from './use-compose'
import { useCount } from './use-count'
import { words } from './words'

const t = words.send

/** Puts a push together and sends it: one guide, those who get it, one button. `given` comes from the library. */
export const Composer = ({ from, given }: { from: string; given: GuideHead | undefined }) => {
  const { compose, sending, change, choose, forget } = useCompose(given)
  const { guide, choice, compulsory } = compose
  const counted = useCount(choice)
  const groups = counted.state === 'ready' ? (counted.count?.groups ?? 0) : 0
  const send = async () => {
    if (guide === undefined) return
    const sent = await sending.send({
      guideId: guide.guideId,
      version: guide.version,
      audience: audienceOf(choice),
      compulsory,
    })
    if (sent === undefined) return
    forget()
    toast(t.sent)
    replace('deskFunnel', { id: sent.broadcastId })
  }
  return (
    <>
      <Panel
        title={t.title}
        aside={t.kept}
        foot={
          <>
            <View className="grow">
              {guide === undefined ? (
                <View className="sm muted">{t.needGuide}</View>
              ) : (
                <CountLine of={counted} />
              )}
            </View>
            <Btn kind="main" busy={t.going} off={guide === undefined || groups === 0} onTap={send}>
              {groups === 0 ? t.goNone : t.go(thousands(groups))}
            </Btn>
          </>
        }
      >
        <Stack gap={20}>
          <FailureNote of={sending} />
          <GuidePicker chosen={guide} onPick={(picked) => change({ guide: picked })} />
          <AudienceField choice={choice} onChoose={choose} />
          <Line tight>
            <View className="grow">
              <View className="mid">{t.compulsory}</View>
              <View className="sm muted">{t.compulsoryWhy}</View>
            </View>
            <Switch
              label={t.compulsoryWhy}
              on={compulsory}
              onTap={() => change({ compulsory: !compulsory })}
            />
          </Line>
          <CountSample of={counted} />
        </Stack>
      </Panel>
      <Panel title={t.preview} side>
        <BubblePreview guide={guide} from={from} compulsory={compulsory} />
      </Panel>
    </>
  )
}
