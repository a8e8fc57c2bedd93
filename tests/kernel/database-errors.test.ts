import {
  MongoClient,
  MongoCompatibilityError,
  MongoExpiredSessionError,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoUnexpectedServerResponseError,
} from 'mongodb'
import { isAway, isDuplicate } from '../../src/kernel/database-errors'

const server = (code: number, ...errorLabels: string[]) =>
  new MongoServerError({ message: `answer ${code}`, code, errorLabels })

test.each([
  ['a lost connection', new MongoNetworkError('connection closed'), true],
  [
    'a socket that died under a write',
    Object.assign(new Error('ended by the other party'), { code: 'EPIPE' }),
    true,
  ],
  [
    'a socket that was closed before the write',
    Object.assign(new Error('Cannot call write'), { code: 'ERR_STREAM_DESTROYED' }),
    true,
  ],
  ['a primary that steps down', server(10107), true],
  ['an operation that a stepping down interrupted', server(11602), true],
  ['a cursor that died with its server', server(237), true],
  ['a write that no majority knew in time', server(64), true],
  ['a member that does not know the key of the cluster time yet', server(211), true],
  ['a transaction that the new primary never heard of', server(251, 'TransientTransactionError'), true],
  ['a commit of which nobody knows', server(7_777, 'UnknownTransactionCommitResult'), true],
  [
    'a member that turned unknown between two attempts',
    new MongoUnexpectedServerResponseError('Selected server does not support retryable writes'),
    true,
  ],
  ['a set of which every member is unknown', new MongoCompatibilityError('Snapshot reads require 5.0'), true],
  ['a server that was given up', new MongoServerClosedError(), true],
  ['a full disk', server(14031), true],
  ['what another error names as its cause', new Error('no list', { cause: server(91) }), true],
  ['a duplicate', server(11000), false],
  ['a document that its rules refuse', server(121), false],
  ['a wrong argument', new MongoInvalidArgumentError('no'), false],
  ['a session that was used after its end', new MongoExpiredSessionError(), false],
  ['a mistake of ours', new TypeError('x is not a function'), false],
  ['nothing at all', undefined, false],
])('whether the database is away is known from %s', (_title, error, away) => {
  expect(isAway(error)).toBe(away)
})

// The driver wraps whatever stops insertMany and bulkWrite, and the wrapping says nothing of the reason.
test('a database that is gone is known under many writes at once, too', async () => {
  const client = new MongoClient('mongodb://127.0.0.1:9', { serverSelectionTimeoutMS: 20 })
  const notes = client.db('gone').collection('notes')
  await expect(notes.findOne({})).rejects.toThrow()
  const many: unknown = await notes.insertMany([{ at: 1 }]).catch((error: unknown) => error)
  const bulk: unknown = await notes
    .bulkWrite([{ insertOne: { document: { at: 1 } } }])
    .catch((error: unknown) => error)
  expect([String(many), isAway(many), String(bulk), isAway(bulk)]).toEqual([
    expect.stringContaining('MongoBulkWriteError'),
    true,
    expect.stringContaining('MongoBulkWriteError'),
    true,
  ])
  await client.close()
})

test('a change that ran out of time while the set elected is known under many writes, too', () => {
  const late = new MongoOperationTimeoutError('Timed out during server selection')
  const wrapped = Object.assign(new MongoServerError({ message: late.message }), { errorResponse: late })
  expect(isAway(wrapped)).toBe(true)
})

test('a duplicate is told by its index', () => {
  const error = new MongoServerError({ message: 'E11000 dup key index: phone_1', code: 11000 })
  expect([isDuplicate(error), isDuplicate(error, 'phone_1'), isDuplicate(error, 'openid_1')]).toEqual([
    true,
    true,
    false,
  ])
  expect(isDuplicate(new Error('E11000'))).toBe(false)
})
