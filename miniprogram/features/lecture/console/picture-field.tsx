import { View } from '@tarojs/components'
import { useState } from 'react'
import { choosePicture, upload } from '../../../platform/attachments'
import { isOffline, isRefusal } from '../../../platform/failures'
import { newKey } from '../../../platform/keys'
import { fileAddress } from '../../../platform/file-address'
import { Btn, IconBtn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Notice } from '../../../ui/notice'
import { Picture } from '../../../ui/picture'
import { Progress } from '../../../ui/progress'
import { startLecturePicture } from './api'
import { words } from './words'

/** As the contract says. */
const MAX_BYTES = 2_000_000

export interface PictureWords {
  readonly fileId: string
  readonly alt: string
  /** Where it is looked at from here; empty: nowhere, after the page was closed. */
  readonly path: string
}

/** One picture and the sentence for whoever cannot see it. It is uploaded at once, so that sending is one tap. */
export const PictureField = ({
  lectureId,
  picture,
  problem,
  onChange,
}: {
  lectureId: string
  picture: PictureWords | undefined
  problem?: string | undefined
  onChange: (picture: PictureWords | undefined) => void
}) => {
  const [share, setShare] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const choose = async () => {
    const file = await choosePicture()
    if (file === undefined) return
    if (file.bytes > MAX_BYTES) {
      setTrouble(words.pictureTooLarge)
      return
    }
    setTrouble(undefined)
    setShare(0)
    try {
      const { fileId, putTo } = await startLecturePicture(
        { lectureId, fileName: file.name.slice(-120), bytes: file.bytes },
        newKey(),
      )
      if (await upload(putTo, file, setShare)) onChange({ fileId, alt: '', path: file.path })
      else setTrouble(words.pictureLost)
    } catch (failure) {
      if (isRefusal(failure)) setTrouble(failure.fields['fileName'] ?? failure.message)
      else if (isOffline(failure)) setTrouble(words.pictureLost)
      else throw failure
    } finally {
      setShare(undefined)
    }
  }
  return (
    <View className="dk-pics">
      {picture !== undefined && (
        <View className="dk-pic">
          {picture.path !== '' && (
            <Picture className="dk-pic__img" mode="aspectFill" src={fileAddress(picture.path)} />
          )}
          <View className="grow">
            <Field
              label={words.pictureAlt}
              value={picture.alt}
              max={100}
              help={words.pictureAltHelp}
              problem={problem}
              onInput={(alt) => onChange({ ...picture, alt })}
            />
          </View>
          <IconBtn icon="close" label={words.pictureRemove} onTap={() => onChange(undefined)} />
        </View>
      )}
      {share !== undefined && <Progress words={words.pictureSending} share={share} />}
      {trouble !== undefined && <Notice tone="bad">{trouble}</Notice>}
      {picture === undefined && share === undefined && (
        <View className="dk-wrap">
          <Btn small icon="image" onTap={choose}>
            {words.picture}
          </Btn>
        </View>
      )}
    </View>
  )
}
