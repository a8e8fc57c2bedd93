import { Text, View } from '@tarojs/components'
import { copyText } from '../../../platform/clipboard'
import { isWeapp } from '../../../platform/where'
import { Btn, IconBtn, WeChatBtn } from '../../../ui/btn'
import { Notice } from '../../../ui/notice'
import { Tag } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import type { Pack } from './api'
import { shareId } from './use-packs'
import { words } from './words'

interface PackRowProps {
  pack: Pack
  /** The next thing to do on the page. */
  isNext: boolean
  onTaken: () => void
  onPoster: () => void
  onRename: () => void
}

/** One group that something is to be passed on to: its name as the admin knows it, how far it is, and the one tap. */
export const PackRow = ({ pack, isNext, onTaken, onPoster, onRename }: PackRowProps) => {
  const byCard = isWeapp && pack.kind !== 'qq'
  const copy = async () => {
    const copied = await copyText(pack.text)
    toast(copied ? words.linkCopied : words.notCopied, copied ? 'done' : 'alert')
    if (copied) onTaken()
  }
  const kind = isNext ? 'main' : pack.state === 'waiting' ? 'line' : 'text'
  const label = `${byCard ? words.share : words.copy}：${pack.label}`
  return (
    <View className="pack">
      <View className="pack__head">
        <View className="grow">
          <View className="row__title">{pack.label}</View>
          <View className="row__sub">{factsOf(pack)}</View>
        </View>
        <PackState of={pack} />
        <IconBtn icon="edit" label={`${words.label.rename}：${pack.label}`} onTap={onRename} />
      </View>
      {pack.maybeThere && pack.state === 'waiting' && <Notice tone="warn">{words.maybeThere}</Notice>}
      {pack.wentTo !== undefined && pack.state !== 'confirmed' && (
        <Notice tone="warn">{words.wentTo(pack.wentTo)}</Notice>
      )}
      <Reminded of={pack} />
      {pack.state !== 'confirmed' && (
        <View className="pack__acts">
          {byCard ? (
            <WeChatBtn kind={kind} icon="share" opens="share" id={shareId(pack)} label={label}>
              {pack.state === 'waiting' ? words.share : words.again}
            </WeChatBtn>
          ) : (
            <Btn kind={kind} icon="link" label={label} onTap={copy}>
              {pack.state === 'waiting' ? words.copy : words.copyAgain}
            </Btn>
          )}
          {!isWeapp && (
            <Btn kind="text" icon="qr" label={`${words.poster}：${pack.label}`} onTap={onPoster}>
              {words.poster}
            </Btn>
          )}
          {byCard && (
            <Btn kind="text" label={`${words.copy}：${pack.label}`} onTap={copy}>
              {words.copy}
            </Btn>
          )}
        </View>
      )}
    </View>
  )
}

const factsOf = (pack: Pack): string =>
  [
    words.kinds[pack.kind],
    pack.orgName,
    pack.insteadOf === undefined ? undefined : words.insteadOf(pack.insteadOf),
    pack.saidAt === undefined ? words.since(moment(pack.since)) : words.saidAt(moment(pack.saidAt)),
  ]
    .filter((fact) => fact !== undefined)
    .join('　')

/** Also after the admin said so, when it is newer than that: then nobody has come in, and the union asks to look again. */
const Reminded = ({ of: { remindedAt, saidAt, state } }: { of: Pack }) =>
  remindedAt === undefined ||
  state === 'confirmed' ||
  (saidAt !== undefined && saidAt > remindedAt) ? null : (
    <Notice icon="bell">{words.reminded(moment(remindedAt))}</Notice>
  )

/** Green only when somebody came in from that very group. */
const PackState = ({ of: { state, provable } }: { of: Pack }) =>
  state === 'confirmed' ? (
    <Tag tone="ok" icon="check">
      {words.states.confirmed}
    </Tag>
  ) : state === 'said' ? (
    <Tag tone={provable ? 'warn' : 'plain'}>{provable ? words.states.said : words.states.saidOnly}</Tag>
  ) : (
    <Text className="sm muted nowrap">{words.states.waiting}</Text>
  )
