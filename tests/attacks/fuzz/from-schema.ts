import fc from 'fast-check'

/** The part of JSON Schema that the API description uses. */
export interface Schema {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  pattern?: string
  format?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minItems?: number
  maxItems?: number
}

/** Values that the schema allows. `ids` are real ones of other people, tried wherever text is wanted. */
export const valid = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => valid(one, ids)))
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, part]) => [name, valid(part, ids)]),
        ),
        { requiredKeys: schema.required ?? [] },
      )
    case 'array':
      return fc.array(valid(schema.items ?? {}, ids), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 4),
      })
    case 'integer':
    case 'number': {
      const min = Math.max(schema.minimum ?? schema.exclusiveMinimum ?? -1000, -(2 ** 31))
      return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? min + 1000, 2 ** 31)) })
    }
    case 'boolean':
      return fc.boolean()
    default:
      return text(schema, ids)
  }
}

const text = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> => {
  const real = fc.constantFrom(...ids)
  if (schema.format === 'date') return fc.constantFrom('2026-11-23', '1990-01-01', '2099-12-31')
  if (schema.format === 'date-time')
    return fc.constantFrom('2026-11-23T01:00:00Z', '2099-12-31T00:00:00.000Z')
  if (schema.pattern && !/\\p\{|\(\?/.test(schema.pattern)) {
    return fc.oneof(fc.stringMatching(new RegExp(schema.pattern)), real)
  }
  const { minLength = 0, maxLength = 40 } = schema
  return fc.oneof(
    real,
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }),
  )
}

const HOSTILE: readonly unknown[] = [
  null,
  { $ne: null },
  { $gt: '' },
  { $where: 'sleep(1000)' },
  { toString: 'x' },
  [],
  [[]],
  {},
  '',
  ' ',
  '\u0000',
  '\ud800',
  '$where',
  '../../etc/passwd',
  '=1+1',
  '<script>alert(1)</script>',
  'x'.repeat(20_000),
  -1,
  0.5,
  1e308,
  2 ** 53,
  true,
]

/** A body near the schema with one or two places spoiled. */
export const spoiled = (schema: Schema, ids: readonly string[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid(schema, ids), fc.constantFrom(...HOSTILE), fc.nat(), fc.boolean())
    .map(([body, poison, place, extra]) => {
      if (typeof body !== 'object' || body === null) return poison
      const fields: Record<string, unknown> = { ...body }
      const names = Object.keys(schema.properties ?? {})
      const name = extra || names.length === 0 ? 'extra' : (names[place % names.length] ?? 'extra')
      fields[name] = poison
      return fields
    })
