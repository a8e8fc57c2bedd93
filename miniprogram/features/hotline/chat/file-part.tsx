import { Text } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { isOffline, isRefusal } from '../../../platform/failures'
import { playSound, type Playing } from '../../../platform/player'
import { publicUrl } from '../../../platform/public-files'
import { openFile, showPictures } from '../../../platform/show-file'
import { Icon } from '../../../ui/icon'
import { Tap } from '../../../ui/tap'
import { toast } from '../../../ui/toast'
import { Voice } from '../../../ui/voice-bubble'
import { openChatFile, type ChatMessage } from '../api'
import { words } from '../words'

type ChatFile = NonNullable<ChatMessage['file']>

/** The address of a file, good for some minutes; asked for when somebody wants to see it, because a look is recorded. */
const addressOf = async (caseId: string, fileId: string): Promise<string | undefined> => {
  try {
    const { url } = await openChatFile(caseId, fileId)
    return url.startsWith('/') ? publicUrl(url) : url
  } catch (failure) {
    if (!isRefusal(failure) && !isOffline(failure)) throw failure
    toast(isRefusal(failure) ? failure.message : words.cannotOpen, 'alert')
    return undefined
  }
}

export const FilePart = ({ caseId, file }: { caseId: string; file: ChatFile }) =>
  file.kind === 'voice' ? <VoicePart caseId={caseId} file={file} /> : <OpenPart caseId={caseId} file={file} />

const OpenPart = ({ caseId, file }: { caseId: string; file: ChatFile }) => {
  const open = async () => {
    const address = await addressOf(caseId, file.fileId)
    if (address === undefined) return
    if (file.kind === 'picture') showPictures([address], address)
    else if (!(await openFile(address, file.fileName))) toast(words.cannotOpen, 'alert')
  }
  return (
    <Tap
      className="hl-file"
      role="link"
      label={`${words.files[file.kind]}：${file.fileName}`}
      onTap={() => void open()}
    >
      <Icon name={file.kind === 'picture' ? 'image' : 'file'} />
      <Text className="txtlink">{file.kind === 'picture' ? words.seePicture : file.fileName}</Text>
    </Tap>
  )
}

const VoicePart = ({ caseId, file }: { caseId: string; file: ChatFile }) => {
  const [heard, setHeard] = useState(0)
  const [playing, setPlaying] = useState(false)
  const sound = useRef<Playing>()
  useEffect(() => () => sound.current?.stop(), [])
  const tap = async () => {
    if (playing) {
      sound.current?.stop()
      return
    }
    setPlaying(true)
    const address = await addressOf(caseId, file.fileId)
    if (address === undefined) {
      setPlaying(false)
      return
    }
    sound.current = playSound(address, setHeard, (played) => {
      setPlaying(false)
      if (!played) toast(words.cannotPlay, 'alert')
    })
  }
  return <Voice seconds={file.seconds ?? 1} heard={heard} playing={playing} onTap={() => void tap()} />
}
