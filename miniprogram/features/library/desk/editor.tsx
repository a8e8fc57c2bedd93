import { Text, View } from '@tarojs/components'
import { replace } from '../../../platform/navigate'
import { now } from '../../../platform/clock'
import { useState } from 'react'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Panel } from '../../../ui/staff-frame'
import { clockTime } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { Conflict } from './conflict'
import { EditorForm } from './editor-form'
import { GuidePreview } from './preview'
import type { Draft } from './api'
import { useCitations } from './use-citations'
import { useEditor, type Editor as Editing } from './use-editor'
import { words } from './words'

const t = words.edit

/** Writing one guide: the words left, what readers will see right. */
export const Editor = ({ draft }: { draft: Draft | undefined }) => {
  const editing = useEditor(draft)
  const known = draft?.citations ?? []
  const checked = useCitations(editing.words.citations, known)
  const submit = async () => {
    if (!(await editing.submit())) return
    toast(t.submitted)
    replace('deskLibrary', { guide: editing.guideId, version: editing.version })
  }
  return (
    <>
      <Panel
        title={draft === undefined ? t.newTitle : editing.words.title}
        aside={<Saved of={editing} />}
        foot={
          <>
            <Text className="sm muted">{t.leaveNote}</Text>
            <Btn
              kind="main"
              busy={t.submitting}
              off={editing.isClosed || editing.isConflict || editing.notYet !== undefined}
              onTap={submit}
            >
              {t.submit}
            </Btn>
          </>
        }
      >
        <Stack gap={16}>
          {editing.isClosed && (
            <Notice tone="warn">
              {t.closed}
              <View className="dk-wrap">
                <Btn small kind="line" onTap={() => replace('deskLibrary')}>
                  {t.toLibrary}
                </Btn>
              </View>
            </Notice>
          )}
          <Conflict of={editing} />
          <Refused of={editing} />
          <EditorForm of={editing} known={known} />
        </Stack>
      </Panel>
      <Panel title={t.preview} side>
        <GuidePreview
          of={editing.words}
          version={editing.version}
          citations={editing.words.citations.flatMap((text) => checked.of(text) ?? [])}
        />
      </Panel>
    </>
  )
}

/** Where the words are now. */
const Saved = ({ of }: { of: Editing }) => {
  const [opened] = useState(() => now())
  const said = of.saving.busy
    ? t.saving
    : of.guideId === undefined && !of.isDirty
      ? ''
      : !of.isDirty
        ? t.saved(clockTime(of.savedAt ?? opened))
        : of.isConflict || of.isClosed || of.saving.refusal !== undefined
          ? t.stopped
          : of.saving.lost
            ? t.onlyHere
            : of.notYet !== undefined
              ? t.notYet(of.notYet)
              : t.typed
  return <Text className="sm muted">{said}</Text>
}

/** What stands in the way, at the top where it is seen; each field says its own below. */
const Refused = ({ of }: { of: Editing }) => {
  const { saving, submitting } = of
  const own = ['CHANGED_MEANWHILE', 'NOT_A_DRAFT']
  if (submitting.lost) return <FailureNote of={submitting} />
  const refusal = [submitting.refusal, saving.refusal].find(
    (one) => one !== undefined && !own.includes(one.code),
  )
  if (refusal === undefined) return null
  const fields = Object.values(refusal.fields)
  return (
    <Notice tone="bad" head={refusal.message}>
      {fields.map((field, place) => (
        <View key={place}>{field}</View>
      ))}
    </Notice>
  )
}
