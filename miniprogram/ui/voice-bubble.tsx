import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { Icon } from './icon'
import { Tap } from './tap'

/** Heights of the drawn wave in px; a picture of speech, not a measurement. */
const WAVE = [5, 9, 14, 8, 12, 18, 10, 6, 13, 17, 11, 7, 14, 9, 16, 12, 6, 10, 15, 8, 12, 18, 9, 6]

interface VoiceProps {
  seconds: number
  /** 0–1 of it heard. */
  heard: number
  playing: boolean
  onTap: () => void
  /** The words that were said, and who checked them. */
  words?: string
  checked?: string
}

/** A voice message with its words below: nobody must listen to know. */
export const Voice = ({ seconds, heard, playing, onTap, words, checked }: VoiceProps) => (
  <>
    <View className="voice">
      <Tap className="voice__play" label={`${playing ? '停下' : '播放'}语音，${seconds} 秒`} onTap={onTap}>
        <Icon name={playing ? 'pause' : 'play'} size={20} />
      </Tap>
      <View className="wave">
        {WAVE.map((height, place) => (
          <View
            key={place}
            className={classes('wave__it', place < heard * WAVE.length && 'wave__it--heard')}
            style={{ height: `${height}px` }}
          />
        ))}
      </View>
      <Text className="xs muted num nowrap">{`${seconds} 秒`}</Text>
    </View>
    {words !== undefined && (
      <View className="says">
        {words}
        {checked !== undefined && <View className="says__note">{checked}</View>}
      </View>
    )}
  </>
)
