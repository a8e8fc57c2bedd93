import {
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb'

/** 11600/11602 interrupted, 91/189 stepping down, 10107/13435/13436 no primary here, 14031 disk full, 112 write conflict, 50/262 too slow. */
const AWAY_CODES = new Set([50, 91, 112, 189, 262, 10107, 11600, 11602, 13435, 13436, 14031])

/** A socket whose other end has just died gives its own error, which the driver passes on as it is. */
const DEAD_SOCKET = new Set(['EPIPE', 'ECONNRESET'])

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** True when the database, not the request, is the reason: the answer is 503 and "try again". */
export const isAway = (error: unknown): boolean =>
  error instanceof MongoNetworkError ||
  error instanceof MongoServerSelectionError ||
  error instanceof MongoNotConnectedError ||
  error instanceof MongoTopologyClosedError ||
  error instanceof MongoOperationTimeoutError ||
  DEAD_SOCKET.has(codeOf(error)) ||
  (error instanceof MongoServerError && AWAY_CODES.has(Number(error.code))) ||
  (error instanceof MongoError &&
    (error.hasErrorLabel('TransientTransactionError') || error.hasErrorLabel('RetryableWriteError')))

/** A unique index said no; with a name, that one index did. */
export const isDuplicate = (error: unknown, index?: string): boolean =>
  error instanceof MongoServerError &&
  error.code === 11000 &&
  (index === undefined || error.message.includes(index))
