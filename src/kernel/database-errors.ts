import {
  MongoClientClosedError,
  MongoCompatibilityError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerClosedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoStalePrimaryError,
  MongoTopologyClosedError,
  MongoUnexpectedServerResponseError,
} from 'mongodb'

/** What the driver says when there is nobody to talk to. A set whose members are all unknown looks to it like one that is
 *  too old, and a member that turned unknown between two attempts like one that cannot repeat writes. */
const AWAY_CLASSES = [
  MongoNetworkError,
  MongoServerSelectionError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoServerClosedError,
  MongoClientClosedError,
  MongoOperationTimeoutError,
  MongoStalePrimaryError,
  MongoUnexpectedServerResponseError,
  MongoCompatibilityError,
]
/** Classes that the driver does not give away. */
const AWAY_NAMES = new Set(['MongoPoolClosedError', 'MongoWaitQueueTimeoutError'])

/** Every one of them says that it depends on when one asks. */
const AWAY_LABELS = [
  'TransientTransactionError',
  'RetryableWriteError',
  'UnknownTransactionCommitResult',
  'RetryableError',
  'SystemOverloadedError',
]

/** By the list of error codes of the server's source, `src/mongo/base/error_codes.yml`. */
const AWAY_CODES = new Set([
  ...[6, 7, 89, 202, 9001], // another member cannot be reached
  ...[91, 189, 10107, 11600, 11602, 13435, 13436], // stepping down, shutting down, no primary here
  ...[50, 64, 262, 290, 11601], // too slow, or interrupted
  ...[43, 175, 237], // a cursor that died with its member
  ...[112, 225, 239, 246, 251], // a transaction that has to be begun anew
  ...[133, 134, 211], // a member that is not ready yet; 211: it does not know the key of the cluster time
  ...[402, 462, 14031], // overloaded, or the disk is full
])

/** A socket whose other end has just died gives its own error, which the driver passes on as it is. */
const DEAD_SOCKET = new Set([
  ...['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'ENOTCONN', 'EHOSTUNREACH'],
  ...[
    'ERR_STREAM_DESTROYED',
    'ERR_STREAM_WRITE_AFTER_END',
    'ERR_STREAM_PREMATURE_CLOSE',
    'ERR_SOCKET_CLOSED',
  ],
])

/** True when the database, not the request, is the reason: the answer is 503 and "try again". */
export const isAway = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (AWAY_CLASSES.some((kind) => error instanceof kind) ||
    ('name' in error && AWAY_NAMES.has(String(error.name))) ||
    ('code' in error && DEAD_SOCKET.has(String(error.code))) ||
    (error instanceof MongoServerError && AWAY_CODES.has(Number(error.code))) ||
    (error instanceof MongoError && AWAY_LABELS.some((label) => error.hasErrorLabel(label))) ||
    reasonsOf(error).some(isAway))

/** What an error was made of: insertMany and bulkWrite wrap whatever stops them, and the wrapping tells nothing of it. */
const reasonsOf = (error: object): unknown[] => [
  ...('cause' in error ? [error.cause] : []),
  ...(error instanceof MongoServerError ? [error.errorResponse] : []),
]

/** A unique index said no; with a name, that one index did. */
export const isDuplicate = (error: unknown, index?: string): boolean =>
  error instanceof MongoServerError &&
  error.code === 11000 &&
  (index === undefined || error.message.includes(index))
