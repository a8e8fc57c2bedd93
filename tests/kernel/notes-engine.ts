import { z } from 'zod'
import { collection } from '../../src/kernel/collection'
import { defineContract } from '../../src/kernel/contract'
import { defineEngine, gatheredWith, operationsWith, type Engine } from '../../src/kernel/operation'
import { refuse } from '../../src/kernel/refusal'
import { Line } from '../../src/kernel/shapes'
import type { Unit } from '../../src/kernel/unit'

/** The smallest engine there can be: it keeps notes. Used to test what every engine stands on. */
export const notesContract = defineContract({
  add: {
    summary: 'Keep a note',
    access: 'visitor',
    changes: 'once',
    limit: { calls: 500, seconds: 60 },
    input: z.strictObject({ text: Line(20), fail: z.boolean().default(false) }),
    output: z.object({ noteId: z.string() }),
    errors: ['NAME_TAKEN'],
  },
  jot: {
    summary: 'Keep a note beside many others',
    access: 'visitor',
    changes: 'once',
    limit: { calls: 5000, seconds: 60 },
    input: z.strictObject({ text: Line(20), lane: Line(20).default('one') }),
    output: z.object({ noteId: z.string() }),
    errors: ['NAME_TAKEN'],
  },
  tally: {
    summary: 'Count one more in a lane whose commits are shared with other lanes',
    access: 'visitor',
    changes: 'once',
    limit: { calls: 5000, seconds: 60 },
    input: z.strictObject({ lane: Line(20), bad: z.boolean().default(false) }),
    output: z.object({ ok: z.boolean() }),
    errors: [],
  },
  count: {
    summary: 'How many notes there are',
    access: 'anyone',
    input: z.strictObject({}),
    output: z.object({ count: z.int() }),
    errors: [],
  },
  secret: {
    summary: 'Only for staff',
    access: 'staff',
    input: z.strictObject({}),
    output: z.object({ shown: z.string() }),
    errors: [],
  },
  rare: {
    summary: 'Twice a minute',
    access: 'anyone',
    limit: { calls: 2, seconds: 60 },
    input: z.strictObject({}),
    output: z.object({}),
    errors: [],
  },
})

export const tallies = collection<{ _id: string; count: number }>('tallies')
export const notes = collection<{ _id: string; text: string }>('notes')
const operation = operationsWith<{ unit: Unit }>()
const gathered = gatheredWith<{ unit: Unit }>()

/** Sizes of the batches that were handled, in order; a batch that is tried again counts again. */
export const batches: number[] = []

export const notesEngine = (): Engine =>
  defineEngine({
    name: 'notes',
    contract: notesContract,
    collections: [notes, tallies],
    services: (unit: Unit) => ({ unit }),
    operations: {
      add: operation(notesContract.add, async ({ input, unit }) => {
        const noteId = unit.ids.next('note')
        await notes.of(unit.db).insertOne({ _id: noteId, text: input.text }, unit.options)
        await unit.outbox.add('note.added', noteId, { noteId })
        if (input.fail) throw refuse('NAME_TAKEN')
        return { noteId }
      }),
      jot: gathered(notesContract.jot, {
        most: 100,
        prepare: async ({ input, unit }) => {
          if (input.text !== '只一次') return
          if (await notes.of(unit.db).findOne({ text: input.text })) throw refuse('NAME_TAKEN')
        },
        by: ({ input }) => input.lane,
        handle: async ({ calls, unit }) => {
          batches.push(calls.length)
          if (calls.some(({ input }) => input.text === '坏')) throw new Error('a bad one')
          const results = calls.map(({ input }) =>
            input.text === '不行' ? refuse('NAME_TAKEN') : { noteId: unit.ids.next('note') },
          )
          const docs = calls.flatMap(({ input }, at) => {
            const result = results[at]
            return result && 'noteId' in result ? [{ _id: result.noteId, text: input.text }] : []
          })
          if (docs.length > 0) await notes.of(unit.db).insertMany(docs, unit.options)
          await unit.outbox.addAll(
            docs.map(({ _id }) => ({ topic: 'note.added', key: _id, payload: { noteId: _id } })),
          )
          return results
        },
      }),
      tally: gathered(notesContract.tally, {
        most: 100,
        by: ({ input }) => input.lane,
        together: () => 'all',
        handle: async ({ calls, unit }) => {
          batches.push(calls.length)
          for (const lane of new Set(calls.map(({ input }) => input.lane))) {
            const same = calls.filter(({ input }) => input.lane === lane)
            await tallies
              .of(unit.db)
              .updateOne({ _id: lane }, { $inc: { count: same.length } }, { ...unit.options, upsert: true })
          }
          if (calls.some(({ input }) => input.bad)) throw new Error('a bad one')
          return calls.map(() => ({ ok: true }))
        },
      }),
      count: operation(notesContract.count, async ({ unit }) => ({
        count: await notes.of(unit.db).countDocuments({}, unit.options),
      })),
      secret: operation(notesContract.secret, async () => ({ shown: 'yes', hidden: 'no' })),
      rare: operation(notesContract.rare, async () => ({})),
    },
  })
