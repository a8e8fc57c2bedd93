import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Figures } from '../../desk/figures'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Hint, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { thousands } from '../../../ui/numbers'
import { Instead } from '../../../ui/page'
import { Progress } from '../../../ui/progress'
import { OfflineBar } from '../../../ui/states'
import { moment } from '../../../ui/time'
import { useSend } from '../../../ui/use-send'
import { applyImport, undoImport, type Import } from './api'
import { ImportProblems } from './import-problems'
import { isBusy, useImport } from './use-import'
import { words } from './words'

const t = words.roster
const changes = ({ added, changed, transferred }: Import): number => added + changed + transferred

/** One import from its file to its end: what was found, what can be done about it. */
export const ImportDetail = ({ importId, onChanged }: { importId: string; onChanged: () => void }) => {
  const report = useImport(importId)
  const { data } = report
  if (data === undefined) return <Instead of={report} />
  return (
    <Stack gap={16}>
      {report.state === 'offline' && (
        <OfflineBar seenAt={report.seenAt} onAgain={() => void report.reload()} />
      )}
      <Text className="sm muted">
        {[
          t.at(moment(data.startedAt)),
          ...(data.finishedAt === undefined ? [] : [t.until(moment(data.finishedAt))]),
        ].join('，')}
      </Text>
      <Working of={data} />
      <Outcome of={data} />
      {!(data.state === 'reading' && data.rowsRead === 0) && (
        <Stack gap={8}>
          <Text className="sm muted">{t.base(thousands(data.rowsTotal ?? data.rowsRead))}</Text>
          <Figures
            items={[
              { word: t.counts.added, count: data.added },
              { word: t.counts.changed, count: data.changed },
              { word: t.counts.transferred, count: data.transferred },
              { word: t.counts.unchanged, count: data.unchanged },
              { word: t.counts.wrong, count: data.wrong, bad: true },
              ...(data.orgsAdded > 0 ? [{ word: t.counts.orgsAdded, count: data.orgsAdded }] : []),
            ]}
          />
        </Stack>
      )}
      <Ways
        of={data}
        onChanged={async () => {
          await report.reload()
          onChanged()
        }}
      />
      {data.wrong > 0 && !isBusy(data.state) && (
        <ImportProblems importId={importId} fileName={data.fileName} />
      )}
    </Stack>
  )
}

const Working = ({ of }: { of: Import }) => {
  if (!isBusy(of.state)) return null
  const all = changes(of)
  const said =
    of.state === 'reading'
      ? t.rowsRead(thousands(of.rowsRead))
      : of.state === 'applying'
        ? t.applied(thousands(of.applied), thousands(all))
        : t.undoing
  const share =
    of.state === 'reading'
      ? of.rowsTotal === undefined
        ? undefined
        : of.rowsRead / Math.max(1, of.rowsTotal)
      : of.state === 'applying'
        ? of.applied / Math.max(1, all)
        : undefined
  return (
    <Stack gap={8}>
      {share === undefined ? <Notice icon="clock">{said}</Notice> : <Progress words={said} share={share} />}
      <Hint icon="info">{t.leave}</Hint>
    </Stack>
  )
}

const Outcome = ({ of }: { of: Import }) => {
  if (of.state === 'failed')
    return (
      <Notice tone="bad" head={t.failedHead}>
        {of.problem ?? ''}
      </Notice>
    )
  if (of.state === 'done') return <Notice tone="ok">{t.doneHead}</Notice>
  if (of.state === 'undone') return <Notice tone="ok">{t.undoneHead}</Notice>
  if (of.state === 'checked') return <Notice>{changes(of) === 0 ? t.nothingToApply : t.dryRun}</Notice>
  return null
}

const Ways = ({ of, onChanged }: { of: Import; onChanged: () => Promise<void> }) => {
  const [asking, setAsking] = useState(false)
  const applying = useSend(applyImport)
  const undoing = useSend(undoImport)
  const apply = async () => {
    if ((await applying.send(of.importId)) !== undefined) await onChanged()
  }
  const undo = async () => {
    if ((await undoing.send(of.importId)) === undefined) return
    setAsking(false)
    await onChanged()
  }
  return (
    <>
      <FailureNote of={applying} />
      {of.state === 'checked' && changes(of) > 0 && (
        <View className="dk-wrap">
          <Btn kind="main" busy={t.applying} onTap={apply}>
            {t.apply(thousands(changes(of)))}
          </Btn>
        </View>
      )}
      {of.state === 'done' && of.canUndo && (
        <View className="dk-wrap">
          <Btn small kind="line" onTap={() => setAsking(true)}>
            {t.undo}
          </Btn>
        </View>
      )}
      {asking && (
        <Dialog title={t.undo} onClose={() => setAsking(false)}>
          <Stack gap={16}>
            <Notice tone="warn">{t.undoWarn}</Notice>
            <FailureNote of={undoing} />
            <Btn kind="danger" wide busy={t.undoing2} onTap={undo}>
              {t.undoSure}
            </Btn>
          </Stack>
        </Dialog>
      )}
    </>
  )
}
