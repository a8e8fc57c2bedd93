import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { go } from '../../../platform/navigate'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Instead } from '../../../ui/page'
import { Fact } from '../../../ui/row'
import { Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { moment } from '../../../ui/time'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { cancelLecture, readPlan, type Plan } from './api'
import { words } from './words'

const t = words.detail

/** One lecture for those who plan or host it: what it is, and what can be done now. */
export const LectureDetail = ({ lectureId, onChanged }: { lectureId: string; onChanged: () => void }) => {
  const plan = useLoaded(`plan:${lectureId}`, () => readPlan(lectureId))
  const [cancelling, setCancelling] = useState(false)
  if (plan.data === undefined) return <Instead of={plan} bones={<Bones of={['title', 'long', 'card']} />} />
  return (
    <Stack gap={20}>
      <Heading>{plan.data.title}</Heading>
      {plan.data.cancelled !== undefined && <Notice tone="warn">{t.cancelled(plan.data.cancelled)}</Notice>}
      {plan.data.clashes.map(({ lectureId: other, title, startsAt, groups }) => (
        <Notice key={other} tone="warn" head={t.clash}>
          {t.clashWith(moment(startsAt), title, thousands(groups))}
        </Notice>
      ))}
      <Ways plan={plan.data} onCancel={() => setCancelling(true)} />
      <Facts plan={plan.data} />
      {cancelling && (
        <CancelDialog
          lectureId={lectureId}
          onClose={() => setCancelling(false)}
          onCancelled={() => {
            void plan.reload()
            onChanged()
          }}
        />
      )}
    </Stack>
  )
}

const Facts = ({ plan }: { plan: Plan }) => {
  const { hosts, lecturerId, coHostIds } = plan
  const nameOf = (id: string): string => hosts.find(({ memberId }) => memberId === id)?.name ?? ''
  const longer = Math.round(plan.scriptMinutes - plan.plannedMinutes)
  return (
    <View>
      <Fact name={t.when}>{moment(plan.startedAt ?? plan.startsAt)}</Fact>
      <Fact name={t.minutes}>{t.minutesOf(plan.minutes)}</Fact>
      <Fact name={t.lecturer}>{words.lawyer(nameOf(lecturerId) || plan.lecturer)}</Fact>
      <Fact name={t.coHosts}>{coHostIds.length === 0 ? t.nobody : coHostIds.map(nameOf).join('、')}</Fact>
      <Fact name={t.handbook}>{t.handbookOf(plan.guideTitle, plan.guideVersion)}</Fact>
      <Fact name={t.reach}>{t.reachOf(thousands(plan.groups), thousands(plan.members))}</Fact>
      {plan.link !== undefined && <Fact name={t.link}>{plan.link.title}</Fact>}
      <Fact name={t.script}>{t.scriptOf(plan.script.length, Math.round(plan.scriptMinutes))}</Fact>
      {longer > 5 && <View className="sm warn">{t.longer(longer)}</View>}
    </View>
  )
}

const Ways = ({ plan, onCancel }: { plan: Plan; onCancel: () => void }) => {
  const { lectureId, state, host, mayPlan, mayWrite } = plan
  const over = state === 'ended' || state === 'cancelled'
  return (
    <Stack gap={8}>
      {host && !over && (
        <Btn kind="main" wide icon="mic" onTap={() => go('lectureConsole', { lectureId })}>
          {t.console}
        </Btn>
      )}
      {state === 'ended' && (
        <Btn wide icon="file" onTap={() => go('lectureMinutes', { lectureId })}>
          {t.minutesPage}
        </Btn>
      )}
      <View className="dk-wrap">
        {mayWrite && !over && (
          <Btn small icon="edit" onTap={() => go('deskScript', { id: lectureId })}>
            {t.write}
          </Btn>
        )}
        {mayPlan && state === 'planned' && (
          <Btn small icon="calendar" onTap={() => go('deskPlan', { id: lectureId })}>
            {t.change}
          </Btn>
        )}
        <Btn small icon="eye" onTap={() => go('lecture', { lectureId })}>
          {t.room}
        </Btn>
        {mayPlan && state === 'planned' && (
          <Btn small kind="danger" onTap={onCancel}>
            {t.cancel}
          </Btn>
        )}
      </View>
    </Stack>
  )
}

const CancelDialog = ({
  lectureId,
  onClose,
  onCancelled,
}: {
  lectureId: string
  onClose: () => void
  onCancelled: () => void
}) => {
  const [reason, setReason] = useState('')
  const sending = useSend(cancelLecture)
  const cancel = async () => {
    if ((await sending.send({ lectureId, reason: reason.trim() })) === undefined) return
    toast(t.cancelledNow)
    onCancelled()
    onClose()
  }
  return (
    <Dialog title={t.cancel} onClose={onClose}>
      <Stack gap={16}>
        <View className="second">{t.cancelWhy}</View>
        <FailureNote of={sending} />
        <Field
          label={t.cancelReason}
          value={reason}
          max={100}
          problem={sending.problem('reason')}
          onInput={setReason}
        />
        <Btns>
          <Btn grow onTap={onClose}>
            {t.keep}
          </Btn>
          <Btn grow kind="danger" busy={t.cancelling} off={reason.trim() === ''} onTap={cancel}>
            {t.cancelGo}
          </Btn>
        </Btns>
      </Stack>
    </Dialog>
  )
}
