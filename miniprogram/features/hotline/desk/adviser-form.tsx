import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chosen } from '../../desk/chosen'
import { Dialog } from '../../desk/dialog'
import type { MemberRow } from '../../membership/desk/api'
import { MemberFinder } from '../../membership/desk/member-finder'
import { OrgTree } from '../../membership/desk/org-tree'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { Check } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { ChoiceOf } from '../booking/choice'
import { portraitOf } from '../portrait'
import { saveAdviser, type AdviserRow, type DeskService } from './api'
import { listOf } from './days'
import { MultiChips } from './multi-chips'
import { PortraitField } from './portrait-field'
import { words } from './words'

const t = words.people

interface AdviserFormProps {
  adviser: AdviserRow | undefined
  services: readonly DeskService[]
  onSaved: () => Promise<void>
}

/** A lawyer or counsellor of the hotline: what they can do, where they work, against whom they must not act. */
export const AdviserForm = ({ adviser, services, onSaved }: AdviserFormProps) => {
  const [member, setMember] = useState<MemberRow>()
  const [kind, setKind] = useState<AdviserRow['kind']>(adviser?.kind ?? 'lawyer')
  const [qualifications, setQualifications] = useState(adviser?.qualifications.join('、') ?? '')
  const [goodAt, setGoodAt] = useState(adviser?.goodAt.join('、') ?? '')
  const [languages, setLanguages] = useState(adviser?.languages.join('、') ?? '')
  const [serviceIds, setServiceIds] = useState<readonly string[]>(adviser?.serviceIds ?? [])
  const [against, setAgainst] = useState<readonly { orgId: string; name: string }[]>(
    adviser?.notAgainst ?? [],
  )
  const [choosing, setChoosing] = useState(false)
  const [direct, setDirect] = useState(adviser?.phone !== undefined)
  const [active, setActive] = useState(adviser?.active ?? true)
  const [portraitId, setPortraitId] = useState<string>()
  const [tried, setTried] = useState(false)
  const saving = useSend(saveAdviser)
  const memberId = adviser?.memberId ?? member?.memberId
  const save = async () => {
    setTried(true)
    if (memberId === undefined) return
    const answer = await saving.send({
      ...(adviser === undefined ? {} : { adviserId: adviser.adviserId }),
      memberId,
      kind,
      qualifications: listOf(qualifications),
      goodAt: listOf(goodAt),
      languages: listOf(languages),
      serviceIds: [...serviceIds],
      notAgainst: against.map(({ orgId }) => orgId),
      direct,
      active,
      ...(portraitId === undefined ? {} : { portraitId }),
    })
    if (answer === undefined) return
    toast(words.saved)
    await onSaved()
  }
  const names = services.map(({ name }) => name)
  return (
    <Stack gap={20}>
      {adviser === undefined && (
        <View className={tried && member === undefined ? 'field is-bad' : 'field'}>
          <View className="field__label">{t.who}</View>
          {member === undefined ? (
            <MemberFinder label={t.find} onTap={setMember} />
          ) : (
            <View className="dk-wrap">
              <Chosen label={`${words.cancel}：${member.name}`} onRemove={() => setMember(undefined)}>
                {`${member.name}，${member.orgName}`}
              </Chosen>
            </View>
          )}
          {tried && member === undefined && <View className="field__help">{t.whoMissing}</View>}
        </View>
      )}
      <ChoiceOf
        label={t.kind}
        items={[
          { id: 'lawyer', name: t.kinds.lawyer },
          { id: 'counsellor', name: t.kinds.counsellor },
        ]}
        chosen={kind}
        onChoose={(id) => setKind(id === 'counsellor' ? 'counsellor' : 'lawyer')}
      />
      <PortraitField
        name={adviser?.name ?? member?.name ?? ''}
        shown={portraitOf(adviser)}
        problem={saving.problem('portraitId')}
        onChange={setPortraitId}
      />
      <Field
        label={t.qualifications}
        value={qualifications}
        help={t.listHelp}
        problem={saving.problem('qualifications')}
        onInput={setQualifications}
      />
      <Field label={t.goodAt} value={goodAt} problem={saving.problem('goodAt')} onInput={setGoodAt} />
      <Field
        label={t.languages}
        value={languages}
        problem={saving.problem('languages')}
        onInput={setLanguages}
      />
      <MultiChips
        label={t.services1}
        items={names}
        chosen={services.filter(({ serviceId }) => serviceIds.includes(serviceId)).map(({ name }) => name)}
        onChange={(chosen) =>
          setServiceIds(
            services.filter(({ name }) => chosen.includes(name)).map(({ serviceId }) => serviceId),
          )
        }
      />
      <View className="field">
        <View className="field__label">{t.notAgainst}</View>
        <View className="dk-wrap">
          {against.map(({ orgId, name }) => (
            <Chosen
              key={orgId}
              label={`${words.cancel}：${name}`}
              onRemove={() => setAgainst(against.filter((one) => one.orgId !== orgId))}
            >
              {name}
            </Chosen>
          ))}
          <Btn small kind="line" onTap={() => setChoosing(true)}>
            {t.addOrg}
          </Btn>
        </View>
        <View className="field__help">{t.notAgainstHelp}</View>
      </View>
      <View>
        <Check on={direct} onTap={() => setDirect(!direct)}>
          {t.direct}
        </Check>
        <Check on={active} onTap={() => setActive(!active)}>
          {t.active}
        </Check>
      </View>
      <FailureNote of={saving} />
      <Btn kind="main" wide busy={words.saving} onTap={save}>
        {words.save}
      </Btn>
      {choosing && (
        <Dialog title={t.notAgainst} onClose={() => setChoosing(false)}>
          <OrgTree
            chosen={against.map(({ orgId }) => orgId)}
            onTap={({ orgId, name }) => {
              if (!against.some((one) => one.orgId === orgId)) setAgainst([...against, { orgId, name }])
              setChoosing(false)
            }}
          />
        </Dialog>
      )}
    </Stack>
  )
}
