import { View } from '@tarojs/components'
import { copyText } from '../../../platform/clipboard'
import { openDownload } from '../../../platform/media'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Sheet } from '../../../ui/sheet'
import { toast } from '../../../ui/toast'
import type { Pack } from './api'
import { PosterPicture, usePoster } from './poster-picture'
import { words } from './words'

/** A picture with a code for where no card can be: QQ, a notice board. Browser only. */
export const PosterSheet = ({ pack, onClose }: { pack: Pack; onClose: () => void }) => {
  const { poster, from } = pack
  const picture = usePoster({ from, ...poster })
  const copy = async () => {
    const copied = await copyText(pack.text)
    toast(copied ? words.linkCopied : words.notCopied, copied ? 'done' : 'alert')
  }
  return (
    <Sheet title={words.posterTitle} onClose={onClose}>
      <Stack gap={16}>
        <PosterPicture picture={picture} title={poster.title} />
        <Btn wide icon="download" onTap={() => openDownload(picture, words.fileName(poster.title))}>
          {words.save}
        </Btn>
        <Btn wide icon="link" onTap={copy}>
          {words.copy}
        </Btn>
        <View className="pre sm second">{pack.text}</View>
      </Stack>
    </Sheet>
  )
}
