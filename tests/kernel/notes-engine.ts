import { z } from 'zod'
import { collection } from '../../src/kernel/collection'
import { defineContract } from '../../src/kernel/contract'
import { defineEngine, operationsWith, type Engine } from '../../src/kernel/operation'
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

export const notes = collection<{ _id: string; text: string }>('notes')
const operation = operationsWith<{ unit: Unit }>()

export const notesEngine = (): Engine =>
  defineEngine({
    name: 'notes',
    contract: notesContract,
    collections: [notes],
    services: (unit: Unit) => ({ unit }),
    operations: {
      add: operation(notesContract.add, async ({ input, unit }) => {
        const noteId = unit.ids.next('note')
        await notes.of(unit.db).insertOne({ _id: noteId, text: input.text }, unit.options)
        await unit.outbox.add('note.added', noteId, { noteId })
        if (input.fail) throw refuse('NAME_TAKEN')
        return { noteId }
      }),
      count: operation(notesContract.count, async ({ unit }) => ({
        count: await notes.of(unit.db).countDocuments({}, unit.options),
      })),
      secret: operation(notesContract.secret, async () => ({ shown: 'yes', hidden: 'no' })),
      rare: operation(notesContract.rare, async () => ({})),
    },
  })
