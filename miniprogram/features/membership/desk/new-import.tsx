import { View } from '@tarojs/components'
import { useState } from 'react'
import { chooseFile, openDownload, type ChosenFile } from '../../../platform/media'
import { isWeapp } from '../../../platform/where'
import { fileAddress } from '../../../platform/file-address'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Hint, Split, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Progress } from '../../../ui/progress'
import { Blank } from '../../../ui/states'
import { Check } from '../../../ui/switch'
import { useSend } from '../../../ui/use-send'
import { exportRosterTemplate } from './api'
import { OrgPicker } from './org-picker'
import { useRosterUpload } from './use-roster-upload'
import { words } from './words'

/** As the contract says: 60 MB. */
const MAX_BYTES = 60_000_000

/** Chooses a file and has it checked. In WeChat there is no way to pick a file from a disk, so it is said where there is. */
export const NewImport = ({
  home,
  onStarted,
}: {
  /** Where the scope begins. */
  home: { readonly orgId: string; readonly name: string } | undefined
  onStarted: (importId: string) => void
}) => {
  const t = words.roster
  const [file, setFile] = useState<ChosenFile>()
  const [org, setOrg] = useState(home)
  const [addMissingOrgs, setAddMissingOrgs] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const upload = useRosterUpload(onStarted)
  if (isWeapp) return <Blank icon="file" head={t.notHere} words={t.notHereWhy} />
  const choose = async () => {
    const chosen = await chooseFile('.xlsx')
    if (chosen === undefined) return
    const problem = !/\.xlsx$/i.test(chosen.name)
      ? t.fileWrong
      : chosen.bytes > MAX_BYTES
        ? t.fileTooLarge
        : undefined
    setWrong(problem)
    setFile(problem === undefined ? chosen : undefined)
  }
  return (
    <Stack gap={20} className="dk-form">
      <OrgPicker
        label={t.into}
        choose={t.intoOther}
        change={t.intoOther}
        chosen={org}
        onPick={({ orgId, name }) => setOrg({ orgId, name })}
      />
      <Stack gap={8}>
        <View className="field__label">{t.step1}</View>
        <Split>
          <View className={file === undefined ? 'grow sm muted' : 'grow'}>
            {file?.name ?? words.notChosen}
          </View>
          <Btn small kind="line" icon="file" onTap={choose}>
            {file === undefined ? t.file : t.fileAgain}
          </Btn>
        </Split>
        {wrong !== undefined && <Notice tone="bad">{wrong}</Notice>}
        <EmptyRoster />
      </Stack>
      <Check on={addMissingOrgs} onTap={() => setAddMissingOrgs(!addMissingOrgs)}>
        {t.addOrgs}
      </Check>
      {upload.share !== undefined && <Progress words={t.sending} share={upload.share} />}
      {upload.problem !== undefined && <Notice tone="bad">{upload.problem}</Notice>}
      <Hint icon="info">{t.checkNote}</Hint>
      <Btn
        kind="main"
        wide
        busy={t.checking}
        off={file === undefined || org === undefined}
        onTap={() =>
          file === undefined || org === undefined
            ? undefined
            : upload.send({ file, orgId: org.orgId, addMissingOrgs })
        }
      >
        {t.check}
      </Btn>
    </Stack>
  )
}

/** For whoever has no roster yet. */
const EmptyRoster = () => {
  const t = words.roster
  const making = useSend(exportRosterTemplate)
  const download = async () => {
    const file = await making.send(undefined)
    if (file !== undefined) openDownload(fileAddress(file.path), t.templateName)
  }
  return (
    <Stack gap={4}>
      <View className="field__help">{t.templateNote}</View>
      <View className="dk-wrap">
        <Btn small kind="line" icon="download" busy={t.downloading} onTap={download}>
          {t.template}
        </Btn>
      </View>
      <FailureNote of={making} />
    </Stack>
  )
}
