import { useState } from 'react'
import { isDay } from '../../desk/days'
import { Btn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { readArticle, type LawHead } from '../api'
import { FailureNote } from '../../../ui/failure-note'
import { useSend } from '../../../ui/use-send'
import { RepealSure, type Repeal } from './repeal-sure'
import { words } from './words'

const t = words.laws
const EMPTY = { label: '', part: '', on: '', by: '' }

/** What ends, when and by what; the article itself is shown before anything is written down. */
export const RepealForm = ({ law }: { law: LawHead }) => {
  const [typed, setTyped] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const [sure, setSure] = useState<Repeal>()
  const looking = useSend((label: string) => readArticle(law.lawId, label))
  const put = (field: keyof typeof EMPTY) => (value: string) =>
    setTyped((before) => ({ ...before, [field]: value }))
  const { label, part, on, by } = {
    label: typed.label.trim(),
    part: typed.part.trim(),
    on: typed.on.trim(),
    by: typed.by.trim(),
  }
  const next = async () => {
    setTried(true)
    if (label === '' || by === '' || !isDay(on)) return
    const article = await looking.send(label)
    if (article === undefined) return
    setSure({ article, on, by, ...(part === '' ? {} : { part }) })
  }
  return (
    <Stack gap={16}>
      <Field
        label={t.label}
        value={typed.label}
        max={20}
        onInput={put('label')}
        help={t.labelHelp}
        problem={tried && label === '' ? t.labelMissing : undefined}
      />
      <Field label={t.part} value={typed.part} max={40} onInput={put('part')} help={t.partHelp} />
      <Field
        label={t.on}
        value={typed.on}
        max={10}
        onInput={put('on')}
        help={t.onHelp}
        problem={tried && !isDay(on) ? t.onWrong : undefined}
      />
      <Field
        label={t.by}
        value={typed.by}
        max={120}
        onInput={put('by')}
        help={t.byHelp}
        problem={tried && by === '' ? t.byMissing : undefined}
      />
      <FailureNote of={looking} />
      <Btn wide onTap={next}>
        {t.next}
      </Btn>
      {sure !== undefined && (
        <RepealSure
          repeal={sure}
          onClose={() => setSure(undefined)}
          onDone={() => {
            setSure(undefined)
            setTyped(EMPTY)
            setTried(false)
          }}
        />
      )}
    </Stack>
  )
}
