import { View } from '@tarojs/components'
import { copyText } from '../../../platform/clipboard'
import { Dialog } from '../../desk/dialog'
import { access } from '../../../ui/access'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import type { Group, GroupCode as Code } from './api'
import { words } from './words'

/** The one-time code, big enough to read out over the telephone. */
export const GroupCode = ({ group, code, onClose }: { group: Group; code: Code; onClose: () => void }) => {
  const t = words.groups
  const copy = async () => {
    if (await copyText(code.code)) toast(t.codeCopied)
  }
  return (
    <Dialog title={`${t.codeTitle}：${group.name}`} onClose={onClose}>
      <Stack gap={16}>
        <View className="dk-code" {...access({ role: 'img', label: [...code.code].join(' ') })}>
          {`${code.code.slice(0, 4)} ${code.code.slice(4)}`}
        </View>
        <Notice tone="warn" icon="clock">
          {t.codeUntil(moment(code.expiresAt))}
        </Notice>
        <View className="second">{t.codeHow}</View>
        <View className="btns">
          <Btn grow onTap={copy}>
            {t.codeCopy}
          </Btn>
          <Btn grow onTap={onClose}>
            {t.codeDone}
          </Btn>
        </View>
      </Stack>
    </Dialog>
  )
}
