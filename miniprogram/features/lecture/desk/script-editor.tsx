import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import type { Plan } from './api'
import { ImportDialog } from './import-dialog'
import { PieceField } from './piece-field'
import { ScriptLook } from './script-look'
import { emptyPiece, minutesOf, moved } from './script-words'
import { useScript } from './use-script'
import { words } from './words'

const t = words.script
/** As the contract says. */
const MOST = 60

interface ScriptEditorProps {
  plan: Plan
  /** That the plan is an old copy, when it is. */
  mark: ReactNode
  /** Brings what the server has now. */
  onFresh: () => Promise<Plan | undefined>
}

/** The script, piece by piece, with how long it will take. */
export const ScriptEditor = ({ plan, mark, onFresh }: ScriptEditorProps) => {
  const of = useScript(plan)
  const [taking, setTaking] = useState(false)
  const { pieces } = of
  const closed = plan.state === 'ended' || plan.state === 'cancelled'
  const settle = async (mine: boolean) => {
    const fresh = await onFresh()
    if (fresh !== undefined) of.settle(fresh, mine)
  }
  const save = async () => {
    if (await of.save()) toast(t.saved)
  }
  if (closed || !plan.mayWrite)
    return (
      <Panel title={t.of(plan.title)}>
        <Blank icon="lock" head={closed ? t.closed : t.readOnly} />
      </Panel>
    )
  return (
    <>
      <Panel
        title={t.of(plan.title)}
        aside={of.isDirty ? t.typed : t.upToDate}
        foot={
          <>
            <View className="grow sm muted">
              {t.estimate(pieces.length, minutesOf(pieces), plan.plannedMinutes)}
            </View>
            <Btn kind="main" busy={t.saving} off={!of.isDirty || of.isConflict} onTap={save}>
              {t.save}
            </Btn>
          </>
        }
      >
        <View className="dk-form">
          <Stack gap={16}>
            {mark}
            {of.isConflict ? (
              <Notice tone="warn" head={t.conflict}>
                {t.conflictWhy}
                <Btns>
                  <Btn small kind="line" onTap={() => settle(false)}>
                    {t.takeTheirs}
                  </Btn>
                  <Btn small kind="line" onTap={() => settle(true)}>
                    {t.keepMine}
                  </Btn>
                </Btns>
              </Notice>
            ) : (
              <FailureNote of={of.saving} />
            )}
            {pieces.length === 0 && <Blank icon="file" head={t.none} words={t.noneWhy} />}
            {pieces.map((piece, place) => (
              <PieceField
                key={piece.pieceId}
                lectureId={plan.lectureId}
                of={piece}
                place={place}
                last={place === pieces.length - 1}
                problem={(field) => of.saving.problem(`pieces.${place}.${field}`)}
                onChange={(part) =>
                  of.change((before) =>
                    before.map((one) => (one.pieceId === piece.pieceId ? { ...one, ...part } : one)),
                  )
                }
                onMove={(by) => of.change((before) => moved(before, place, by))}
                onRemove={() =>
                  of.change((before) => before.filter(({ pieceId }) => pieceId !== piece.pieceId))
                }
              />
            ))}
            <View className="dk-wrap">
              {pieces.length < MOST && (
                <Btn icon="plus" onTap={() => of.change((before) => [...before, emptyPiece()])}>
                  {t.add}
                </Btn>
              )}
              <Btn icon="book" off={of.isDirty} onTap={() => setTaking(true)}>
                {t.import}
              </Btn>
            </View>
          </Stack>
        </View>
        {taking && (
          <ImportDialog
            guideId={plan.guideId}
            version={plan.guideVersion}
            sending={of.importing}
            onTake={of.take}
            onClose={() => setTaking(false)}
          />
        )}
      </Panel>
      <Panel title={t.look} side>
        <ScriptLook plan={plan} pieces={pieces} />
      </Panel>
    </>
  )
}
