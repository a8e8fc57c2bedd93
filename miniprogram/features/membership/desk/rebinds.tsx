import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { from } from '../../desk/cursor'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Row } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { State, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { decideRebind, listRebinds, type Rebind } from './api'
import { words } from './words'

const t = words.rebinds
const tones: Readonly<Record<Rebind['state'], Tone>> = {
  waiting: 'warn',
  approved: 'ok',
  refused: 'plain',
  objected: 'bad',
  done: 'ok',
}

/** Members who ask to move to another WeChat account. */
export const Rebinds = () => {
  const [chosen, setChosen] = useState<Rebind>()
  const found = usePaged('rebinds', (cursor) => listRebinds(from(cursor)))
  return (
    <Stack gap={12}>
      <Text className="sm muted">{t.what}</Text>
      <Listed of={found} empty={<Blank icon="link" head={t.empty} words={t.emptyWhy} />}>
        {(items) => (
          <View className="dk-acts rows--plain">
            {items.map((one) => (
              <Row
                key={one.rebindId}
                title={one.memberName}
                sub={
                  <>
                    <View>{`${one.orgName}　${t.requested(moment(one.requestedAt))}`}</View>
                    <View>{t.effective(moment(one.effectiveAt))}</View>
                  </>
                }
                end={
                  <View className="dk-end">
                    <State tone={tones[one.state]}>{words.rebindStates[one.state]}</State>
                    {one.state === 'waiting' && (
                      <Btn
                        small
                        kind="line"
                        label={`${t.decide}：${one.memberName}`}
                        onTap={() => setChosen(one)}
                      >
                        {t.decide}
                      </Btn>
                    )}
                  </View>
                }
              />
            ))}
          </View>
        )}
      </Listed>
      {chosen !== undefined && (
        <Decide
          of={chosen}
          onClose={() => setChosen(undefined)}
          onDecided={() => {
            setChosen(undefined)
            void found.reload()
          }}
        />
      )}
    </Stack>
  )
}

const Decide = ({ of, onClose, onDecided }: { of: Rebind; onClose: () => void; onDecided: () => void }) => {
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const sending = useSend(decideRebind)
  const decide = async (approve: boolean) => {
    setTried(true)
    if (reason.trim() === '') return
    const done = await sending.send({ rebindId: of.rebindId, approve, reason: reason.trim() })
    if (done === undefined) return
    toast(approve ? t.approved : t.refused)
    onDecided()
  }
  return (
    <Dialog title={t.decideTitle(of.memberName)} onClose={onClose}>
      <Stack gap={16}>
        <Notice>{t.what}</Notice>
        <Field
          label={t.reason}
          value={reason}
          max={200}
          onInput={setReason}
          help={t.reasonHelp}
          problem={tried && reason.trim() === '' ? t.reasonMissing : sending.problem('reason')}
        />
        <FailureNote of={sending} />
        <Btns>
          <Btn grow busy={t.approving} onTap={() => decide(false)}>
            {t.refuse}
          </Btn>
          <Btn grow kind="main" busy={t.approving} onTap={() => decide(true)}>
            {t.approve}
          </Btn>
        </Btns>
      </Stack>
    </Dialog>
  )
}
