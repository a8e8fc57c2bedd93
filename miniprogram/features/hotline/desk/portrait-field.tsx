import { View } from '@tarojs/components'
import { useState } from 'react'
import { choosePicture, upload } from '../../../platform/attachments'
import { isOffline, isRefusal } from '../../../platform/failures'
import { newKey } from '../../../platform/keys'
import { Avatar } from '../../../ui/avatar'
import { Btn } from '../../../ui/btn'
import { Notice } from '../../../ui/notice'
import { Progress } from '../../../ui/progress'
import { startPortrait } from './api'
import { words } from './words'

const t = words.people
/** As the contract says. */
const MOST_BYTES = 2_000_000

interface PortraitFieldProps {
  name: string
  /** The picture as it is. */
  shown: string | undefined
  problem: string | undefined
  onChange: (fileId: string) => void
}

/** The picture of somebody at the desk. It is uploaded at once and counts when the form is saved. */
export const PortraitField = ({ name, shown, problem, onChange }: PortraitFieldProps) => {
  const [path, setPath] = useState(shown)
  const [share, setShare] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const choose = async () => {
    const file = await choosePicture()
    if (file === undefined) return
    setTrouble(file.bytes > MOST_BYTES ? t.portraitTooLarge : undefined)
    if (file.bytes > MOST_BYTES) return
    setShare(0)
    try {
      const { fileId, putTo } = await startPortrait(
        { fileName: file.name.slice(-120), bytes: file.bytes },
        newKey(),
      )
      if (await upload(putTo, file, setShare)) {
        setPath(file.path)
        onChange(fileId)
      } else setTrouble(t.portraitLost)
    } catch (failure) {
      if (isRefusal(failure)) setTrouble(failure.fields['fileName'] ?? failure.message)
      else if (isOffline(failure)) setTrouble(t.portraitLost)
      else throw failure
    } finally {
      setShare(undefined)
    }
  }
  const said = trouble ?? problem
  return (
    <View className="field">
      <View className="field__label">{t.portrait}</View>
      <View className="dk-wrap">
        <Avatar dark size={56} name={name} picture={path} />
        {share === undefined && (
          <Btn small kind="line" icon="image" onTap={choose}>
            {path === undefined ? t.portraitChoose : t.portraitChange}
          </Btn>
        )}
      </View>
      {share !== undefined && <Progress words={t.portraitSending} share={share} />}
      {said !== undefined && <Notice tone="bad">{said}</Notice>}
      <View className="field__help">{t.portraitHelp}</View>
    </View>
  )
}
