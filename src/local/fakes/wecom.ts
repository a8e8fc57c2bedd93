import { createHash, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { serveFake, type FakeCall, type FakeReply } from './http'

/** What a robot said in its group, as WeCom itself would know it. */
export interface RobotRecord {
  readonly key: string
  readonly at: number
  readonly msgtype: string
  readonly content: string
}

/** How WeCom, or one robot, misbehaves for a number of calls. */
export interface RobotMood {
  /** Says this instead of working: -1, 45033, 60020 … */
  readonly errcode?: number
  /** Does the work and never answers. */
  readonly hangs?: boolean
  /** Does the work and answers after so many ms. */
  readonly lateMs?: number
  /** Neither works nor answers. */
  readonly lost?: boolean
  readonly times?: number
}

export interface FakeWecomOptions {
  readonly port?: number
  /** Milliseconds; a test moves it. */
  readonly now?: () => number
  /** Messages of one robot in any 60 seconds. */
  readonly perMinute?: number
}

const PATH = '/cgi-bin/webhook/send'
const MINUTE = 60_000
/** Bytes of UTF-8. */
const TEXT_BYTES = 2048
const MARKDOWN_BYTES = 4096
const PICTURE_BYTES = 2_000_000

const error = (errcode: number, errmsg: string): FakeReply => ({ json: { errcode, errmsg } })
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined

/** What a message says, or the error it deserves. */
const contentOf = (body: unknown): string | FakeReply => {
  const msgtype = field(body, 'msgtype')
  const part = typeof msgtype === 'string' ? field(body, msgtype) : undefined
  const content = field(part, 'content')
  switch (msgtype) {
    case 'text':
    case 'markdown':
    case 'markdown_v2': {
      if (typeof content !== 'string' || content === '') return error(44004, 'empty content')
      const limit = msgtype === 'text' ? TEXT_BYTES : MARKDOWN_BYTES
      if (Buffer.byteLength(content) > limit)
        return error(45002, `${msgtype}.content exceed max length ${limit}`)
      return content
    }
    case 'image': {
      const base64 = field(part, 'base64')
      const bytes = Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64')
      if (bytes.length === 0 || bytes.length > PICTURE_BYTES) return error(40009, 'invalid image size')
      const md5 = createHash('md5').update(bytes).digest('hex')
      return field(part, 'md5') === md5 ? md5 : error(301019, 'md5 mismatch')
    }
    case 'news': {
      const articles = field(part, 'articles')
      const right = Array.isArray(articles) && articles.length >= 1 && articles.length <= 8
      return right ? JSON.stringify(articles) : error(40058, 'invalid articles')
    }
    default:
      return error(40008, 'invalid message type')
  }
}

/** WeCom's group robots as documented: 20 messages in any 60 seconds (45009), bytes of UTF-8 (45002), 93000 for an
 *  address that is not, or no longer, a robot's. It keeps its own records, against which ours are compared. */
export const startFakeWecom = async (options: FakeWecomOptions = {}) => {
  const now = options.now ?? Date.now
  const robots = new Map<string, { perMinute: number | undefined; mood?: RobotMood; moodLeft: number }>()
  const records: RobotRecord[] = []
  let perMinute = options.perMinute ?? 20
  const rejected = { limit: 0, length: 0 }

  const say = (call: FakeCall, key: string): FakeReply => {
    const content = contentOf(call.body)
    if (typeof content !== 'string') {
      rejected.length += 1
      return content
    }
    const recent = records.filter((record) => record.key === key && record.at > now() - MINUTE)
    if (recent.length >= (robots.get(key)?.perMinute ?? perMinute)) {
      rejected.limit += 1
      return error(45009, 'api freq out of limit')
    }
    records.push({ key, at: now(), msgtype: String(field(call.body, 'msgtype')), content })
    return error(0, 'ok')
  }

  const server = await serveFake(async (call) => {
    // For a test that walks the whole local cloud from outside.
    if (call.path === '/fake/said') return { json: { items: records, rejected } }
    const key = call.query.get('key') ?? ''
    const robot = robots.get(key)
    if (call.path !== PATH || !robot) return error(93000, 'invalid webhook url')
    const { mood } = robot
    if (!mood) return say(call, key)
    robot.moodLeft -= 1
    if (robot.moodLeft <= 0) delete robot.mood
    if (mood.errcode !== undefined) return error(mood.errcode, 'fake mood')
    if (mood.lost) return { hang: true }
    const reply = say(call, key)
    if (mood.hangs) return { hang: true }
    if (mood.lateMs !== undefined) await sleep(mood.lateMs)
    return reply
  }, options.port)

  const addressOf = (key: string): string => `${server.url}${PATH}?key=${key}`
  return {
    url: server.url,
    close: server.close,
    /** A robot added to a group; its address as a person would copy it. */
    addRobot: (key: string = randomUUID()): { key: string; address: string } => {
      robots.set(key, { perMinute: undefined, moodLeft: 0 })
      return { key, address: addressOf(key) }
    },
    /** Somebody took the robot out of the group. */
    removeRobot: (key: string): void => {
      robots.delete(key)
    },
    mood: (key: string, mood: RobotMood): void => {
      const robot = robots.get(key)
      if (robot) {
        robot.mood = mood
        robot.moodLeft = mood.times ?? Number.POSITIVE_INFINITY
      }
    },
    /** For one robot, or for all that have no limit of their own. */
    limit: (to: number, key?: string): void => {
      const robot = key === undefined ? undefined : robots.get(key)
      if (robot) robot.perMinute = to
      else perMinute = to
    },
    said: (key?: string): readonly RobotRecord[] =>
      key === undefined ? records : records.filter((record) => record.key === key),
    rejected: (): Readonly<typeof rejected> => rejected,
    forget: (): void => {
      records.length = 0
      rejected.limit = 0
      rejected.length = 0
    },
  }
}

export type FakeWecom = Awaited<ReturnType<typeof startFakeWecom>>
