import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../desk/chosen'
import { FormDialog } from '../../desk/form-dialog'
import { Chips } from '../../../ui/chips'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { saveGroup, type Group, type GroupKind } from './api'
import { MemberFinder } from './member-finder'
import { RobotField } from './robot-field'
import { splitTags } from './tags'
import { TagsField } from './tags-field'
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
  const [tags, setTags] = useState(group?.tags.join('、') ?? '')
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
      tags: splitTags(tags),
      adminIds: admins.map(({ memberId }) => memberId),
      ...(kind !== 'wecom' || robot === undefined ? {} : { robotUrl: robot.trim() }),
    })
    if (saved === undefined) return
    toast(t.saved)
    onSaved()
  }
  return (
    <FormDialog
      title={group === undefined ? t.addTitle(orgName) : t.editTitle}
      sending={sending}
      word={t.save}
      busy={t.saving}
      onSave={save}
      onClose={onClose}
    >
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
            sending.refusal?.code === 'ROBOT_ADDRESS' ? sending.refusal.message : sending.problem('robotUrl')
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
      <TagsField
        label={words.orgs.tags}
        value={tags}
        onInput={setTags}
        help={words.orgs.tagsHelp}
        problem={sending.problem('tags')}
      />
    </FormDialog>
  )
}
