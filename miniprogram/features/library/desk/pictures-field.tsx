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
import { startPicture } from './api'
import type { PictureWords } from './editor-words'
import { words } from './words'

const t = words.edit
/** As the contract says: 2 MB, and at most six in a section. */
const MAX_BYTES = 2_000_000
const MAX_PICTURES = 6

/** Pictures of a section, each uploaded as soon as it is chosen. */
export const PicturesField = ({
  pictures,
  onChange,
  problem,
}: {
  pictures: readonly PictureWords[]
  onChange: (how: (before: readonly PictureWords[]) => readonly PictureWords[]) => void
  problem: (place: number) => string | undefined
}) => {
  const [share, setShare] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const add = async () => {
    const file = await choosePicture()
    if (file === undefined) return
    setTrouble(file.bytes > MAX_BYTES ? t.pictureTooLarge : undefined)
    if (file.bytes > MAX_BYTES) return
    setShare(0)
    try {
      const { putTo, fileId } = await startPicture(
        { fileName: file.name.slice(-120), bytes: file.bytes },
        newKey(),
      )
      if (await upload(putTo, file, setShare))
        onChange((before) => [...before, { fileId, alt: '', path: file.path }])
      else setTrouble(t.pictureLost)
    } catch (failure) {
      if (isRefusal(failure)) setTrouble(failure.fields['fileName'] ?? failure.message)
      else if (isOffline(failure)) setTrouble(t.pictureLost)
      else throw failure
    } finally {
      setShare(undefined)
    }
  }
  return (
    <View className="dk-pics">
      {pictures.map((picture, place) => (
        <View key={picture.fileId} className="dk-pic">
          {picture.path !== '' && (
            <Picture className="dk-pic__img" mode="aspectFill" src={fileAddress(picture.path)} />
          )}
          <View className="grow">
            <Field
              label={t.pictureAlt}
              value={picture.alt}
              max={100}
              help={t.pictureAltHelp}
              problem={problem(place)}
              onInput={(alt) =>
                onChange((before) =>
                  before.map((one) => (one.fileId === picture.fileId ? { ...one, alt } : one)),
                )
              }
            />
          </View>
          <IconBtn
            icon="close"
            label={t.pictureRemove}
            onTap={() => onChange((before) => before.filter(({ fileId }) => fileId !== picture.fileId))}
          />
        </View>
      ))}
      {share !== undefined && <Progress words={t.pictureSending} share={share} />}
      {trouble !== undefined && <Notice tone="bad">{trouble}</Notice>}
      {pictures.length < MAX_PICTURES && (
        <View className="dk-wrap">
          <Btn small kind="text" icon="image" busy={t.pictureSending} onTap={add}>
            {t.picture}
          </Btn>
        </View>
      )}
    </View>
  )
}
