import { Text } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { startRecording, type Recorder, type Recording } from '../../../platform/recorder'
import { Btn, Btns } from '../../../ui/btn'
import { Line, Stack } from '../../../ui/layout'
import { State } from '../../../ui/tag'
import { toast } from '../../../ui/toast'
import { SECOND_MS } from '../when'
import { words } from '../words'

/** The longest voice message, in seconds. */
const MOST_SECONDS = 60

/** While somebody speaks: how long, send it, or throw it away. */
export const VoiceBar = ({ onEnd }: { onEnd: (recording: Recording | undefined) => Promise<void> }) => {
  const [seconds, setSeconds] = useState(0)
  const recorder = useRef<Recorder>()
  const ended = useRef(onEnd)
  useEffect(() => {
    ended.current = onEnd
  })
  useEffect(() => {
    let gone = false
    startRecording(MOST_SECONDS).then(
      (started) => {
        if (started === undefined) {
          toast(words.voiceAllow, 'alert')
          void ended.current(undefined)
        } else if (gone) started.discard()
        else recorder.current = started
      },
      () => void ended.current(undefined),
    )
    const timer = setInterval(() => setSeconds((count) => Math.min(MOST_SECONDS, count + 1)), SECOND_MS)
    return () => {
      gone = true
      clearInterval(timer)
      recorder.current?.discard()
    }
  }, [])
  const finish = async () => {
    const started = recorder.current
    recorder.current = undefined
    await onEnd(await started?.stop())
  }
  return (
    <Stack gap={8}>
      <Line>
        <State tone="bad">{words.recording(seconds)}</State>
        <Text className="xs muted">{words.recordingMost(MOST_SECONDS)}</Text>
      </Line>
      <Btns>
        <Btn grow onTap={() => onEnd(undefined)}>
          {words.voiceDrop}
        </Btn>
        <Btn grow kind="main" busy={words.sending} onTap={finish}>
          {words.voiceSend}
        </Btn>
      </Btns>
    </Stack>
  )
}
