import { library } from '../../../src/engines/library/contract'

export const contractNames = Object.keys(library) as (keyof typeof library)[]

const OPERATORS: readonly unknown[] = [{ $ne: null }, { $gt: '' }, { $where: '1' }, { toString: 'x' }, null]

/** Inputs that no operation may accept: each field it knows replaced by something else, and one field too many. */
export const hostile = (name: keyof typeof library): unknown[] => {
  const fields = Object.keys(library[name].input.shape)
  const whole: unknown[] = [[], 'text', 7, { ...VALID, unknown: 1 }]
  return [
    ...whole,
    ...fields.flatMap((field) => OPERATORS.map((bad) => ({ ...only(fields), [field]: bad }))),
    { ...only(fields), surplus: { $where: '1' } },
  ]
}

const VALID: Readonly<Record<string, unknown>> = {
  question: '停工',
  guideId: 'guide_x',
  answerId: 'answer_x',
  version: 1,
  revision: 1,
  lawId: '示例法',
  label: '第一条',
  on: '2026-01-01',
  by: '示例',
  note: '记一句',
  reason: '原因',
  fileName: '图.png',
  bytes: 10,
}

const only = (fields: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(fields.flatMap((field) => (VALID[field] === undefined ? [] : [[field, VALID[field]]])))
