import { Chips } from '../../../../ui/chips'
import { Field, TextArea } from '../../../../ui/field'
import { Stack } from '../../../../ui/layout'
import { Check } from '../../../../ui/switch'
import type { KindType, TypedField } from '../draft'
import { words } from '../words'
import type { Part } from './part'

const t = words.form
const KINDS = Object.keys(t.kinds) as readonly KindType[]

/** What one coupon is worth. */
export const KindFields = ({ draft, set, problem }: Part) => {
  const field = (key: TypedField, label: string, type: 'digit' | 'number' | 'text' = 'digit') => (
    <Field
      label={label}
      value={draft[key]}
      type={type}
      problem={problem(key)}
      onInput={(value) => set({ [key]: value })}
    />
  )
  return (
    <Stack gap={16}>
      <Chips
        label={t.kind}
        items={KINDS.map((kind) => t.kinds[kind])}
        chosen={t.kinds[draft.kind]}
        onTap={(word) => set({ kind: KINDS.find((kind) => t.kinds[kind] === word) ?? 'fixed' })}
      />
      {draft.kind === 'fixed' && (
        <>
          {field('amount', t.amount)}
          {field('minimum', t.minimum)}
          <Check on={draft.divisible} onTap={() => set({ divisible: !draft.divisible })}>
            {t.divisible}
          </Check>
        </>
      )}
      {draft.kind === 'percent' && (
        <>
          {field('percent', t.percent, 'number')}
          {field('ceiling', t.ceiling)}
          {field('minimum', t.minimum)}
        </>
      )}
      {draft.kind === 'allowance' && (
        <TextArea
          label={t.brackets}
          value={draft.brackets}
          help={t.bracketsHelp}
          problem={problem('brackets')}
          onInput={(brackets) => set({ brackets })}
        />
      )}
      {(draft.kind === 'gift' || draft.kind === 'ticket') && (
        <>
          {field('item', t.item, 'text')}
          {field('value', t.value)}
          {draft.kind === 'ticket' && field('entries', t.entries, 'number')}
        </>
      )}
    </Stack>
  )
}
