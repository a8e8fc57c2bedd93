import { assert, property, record, string } from 'fast-check'
import { firstSigns, lineOf } from '../../../src/engines/lecture/rules/line'

const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
const words = string({ unit: 'binary', minLength: 1, maxLength: 300 })
const entry = { entryId: 'e', position: 1, at: '2026-11-23T11:30:00.000Z', from: '刘范例律师' } as const

test('what a chat is told of any words is one line without half a sign in it', () => {
  assert(
    property(record({ text: words, question: words }), ({ text, question }) => {
      const told = { questionId: 'q', by: '刘范例', asker: '一位工友', people: 1, laws: [], at: entry.at }
      const lines = [
        lineOf({ ...entry, kind: 'said', number: 1, text }),
        lineOf({ ...entry, kind: 'said', number: 1, title: question, text }),
        lineOf({ ...entry, kind: 'answer', answer: { ...told, question, text } }),
      ]
      for (const line of lines) {
        expect(line).not.toMatch(HALF)
        expect(line).not.toMatch(/[\n\r\u2028\u2029]/)
      }
    }),
  )
})

test('what is cut keeps its first signs, whole, and says that it was cut; what fits is left as it is', () => {
  assert(
    property(words, (text) => {
      const cut = firstSigns(text, 60)
      expect(text.startsWith(cut)).toBe(true)
      expect([...cut]).toHaveLength(Math.min(60, [...text].length))
    }),
  )
  const line = lineOf({ ...entry, kind: 'said', number: 1, text: '𠮷'.repeat(61) })
  expect(line).toBe(`第 1 段：${'𠮷'.repeat(60)}…`)
  expect(lineOf({ ...entry, kind: 'said', number: 1, text: '好'.repeat(60) })).toBe(
    `第 1 段：${'好'.repeat(60)}`,
  )
})
