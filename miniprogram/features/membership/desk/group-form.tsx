import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../desk/chosen'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { Chips } from '../../../ui/chips'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveGroup, type Group, type GroupKind } from './api'
import { MemberFinder } from './member-finder'
import { RobotField } from './robot-field'
import { words } from './words'

interface GroupFormProps {
  orgId: string
  orgName: string
  /** Absent: a new one. */
  group?: Group | undefined
  onClose: () => void
  onSaved: () => void
}

const KINDS = Object.keys(words.groupKinds) as readonly GroupKind[]

export const GroupForm = ({ orgId, orgName, group, onClose, onSaved }: GroupFormProps) => {
  const t = words.groups
  const [name, setName] = useState(group?.name ?? '')
  const [label, setLabel] = useState(group?.label ?? '')
  const [kind, setKind] = useState<GroupKind>(group?.kind ?? 'wechat')
  const [admins, setAdmins] = useState(group?.admins ?? [])
  /** undefined: as it is. An empty text takes the robot away. */
  const [robot, setRobot] = useState<string>()
  const [tried, setTried] = useState(false)
  const sending = useSend(saveGroup)
  const save = async () => {
    setTried(true)
    if (name.trim() === '') return
    const saved = await sending.send({
      ...(group === undefined ? {} : { groupId: group.groupId }),
      orgId: group?.orgId ?? orgId,
      name: name.trim(),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      kind,
      adminIds: admins.map(({ memberId }) => memberId),
      ...(kind !== 'wecom' || robot === undefined ? {} : { robotUrl: robot.trim() }),
    })
    if (saved === undefined) return
    toast(t.saved)
    onSaved()
  }
  return (
    <Dialog title={group === undefined ? t.addTitle(orgName) : t.editTitle} onClose={onClose}>
      <Stack gap={16}>
        <Field
          label={t.name}
          value={name}
          max={60}
          onInput={setName}
          problem={tried && name.trim() === '' ? t.nameMissing : sending.problem('name')}
        />
        <Field
          label={t.label}
          value={label}
          max={30}
          onInput={setLabel}
          help={t.labelHelp}
          problem={sending.problem('label')}
        />
        <Stack gap={4}>
          <View className="field__label">{t.kind}</View>
          <Chips
            label={t.kind}
            items={KINDS.map((one) => words.groupKinds[one])}
            chosen={words.groupKinds[kind]}
            onTap={(word) => setKind(KINDS.find((one) => words.groupKinds[one] === word) ?? kind)}
          />
          <View className="field__help">{t.kindHelp}</View>
        </Stack>
        {kind === 'wecom' && (
          <RobotField
            tail={group?.robotTail}
            value={robot}
            onInput={setRobot}
            problem={
              sending.refusal?.code === 'ROBOT_ADDRESS'
                ? sending.refusal.message
                : sending.problem('robotUrl')
            }
          />
        )}
        <Stack gap={8}>
          <View className="field__label">{t.admins}</View>
          {admins.length === 0 ? (
            <View className="sm muted">{t.noAdmins}</View>
          ) : (
            <View className="dk-wrap">
              {admins.map((admin) => (
                <Chosen
                  key={admin.memberId}
                  label={t.remove(admin.name)}
                  onRemove={() =>
                    setAdmins((before) => before.filter(({ memberId }) => memberId !== admin.memberId))
                  }
                >
                  {admin.name}
                </Chosen>
              ))}
            </View>
          )}
          {admins.length < 10 && (
            <MemberFinder
              label={t.findAdmin}
              orgId={orgId}
              onTap={({ memberId, name: who }) =>
                setAdmins((before) => [
                  ...before.filter((one) => one.memberId !== memberId),
                  { memberId, name: who },
                ])
              }
            />
          )}
          <View className="field__help">{t.adminsHelp}</View>
        </Stack>
        <FailureNote of={sending} />
        <Btn kind="main" wide busy={t.saving} onTap={save}>
          {t.save}
        </Btn>
      </Stack>
    </Dialog>
  )
}
