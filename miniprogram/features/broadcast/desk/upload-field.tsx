import { View } from '@tarojs/components'
import { useState } from 'react'
import { chooseDocument, choosePicture, upload } from '../../../platform/attachments'
import { isOffline, isRefusal } from '../../../platform/failures'
import { newKey } from '../../../platform/keys'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Icon } from '../../../ui/icon'
import { Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Progress } from '../../../ui/progress'
import { startFile } from './api'
import type { Uploaded } from './compose'
import { words } from './words'

const t = words.compose.upload
/** As the contract says, in bytes. */
const MOST = { picture: 2_000_000, file: 20_000_000 } as const
const ENDINGS = ['pdf', 'doc', 'docx', 'xls', 'xlsx']

/** One picture or file, sent to the server as soon as it is chosen. */
export const UploadField = ({
  kind,
  of,
  onChange,
}: {
  kind: 'picture' | 'file'
  of: Uploaded | undefined
  onChange: (uploaded: Uploaded | undefined) => void
}) => {
  const [share, setShare] = useState<number>()
  const [trouble, setTrouble] = useState<string>()
  const choose = async () => {
    const chosen = kind === 'picture' ? await choosePicture() : await chooseDocument(ENDINGS)
    if (chosen === undefined) return
    setTrouble(chosen.bytes > MOST[kind] ? t.tooLarge[kind] : undefined)
    if (chosen.bytes > MOST[kind]) return
    setShare(0)
    try {
      const ticket = await startFile({ fileName: chosen.name.slice(-120), bytes: chosen.bytes }, newKey())
      if (ticket.kind !== kind) setTrouble(t.wrongKind[kind])
      else if (await upload(ticket.putTo, chosen, setShare))
        onChange({ fileId: ticket.fileId, name: chosen.name })
      else setTrouble(t.lost)
    } catch (failure) {
      if (isRefusal(failure)) setTrouble(failure.fields['fileName'] ?? failure.message)
      else if (isOffline(failure)) setTrouble(t.lost)
      else throw failure
    } finally {
      setShare(undefined)
    }
  }
  return (
    <Stack gap={8}>
      <Card well>
        <Line tight>
          <Icon name={kind === 'picture' ? 'image' : 'file'} size={24} />
          <View className="grow">
            {of === undefined ? (
              <View className="muted">{t.none[kind]}</View>
            ) : (
              <View className="mid cut">{of.name === '' ? t.chosen[kind] : of.name}</View>
            )}
          </View>
          <Btn small kind="line" onTap={choose} busy={t.sending}>
            {of === undefined ? t.choose[kind] : t.change}
          </Btn>
        </Line>
      </Card>
      {share !== undefined && <Progress words={t.sending} share={share} />}
      {trouble !== undefined && <Notice tone="bad">{trouble}</Notice>}
    </Stack>
  )
}
