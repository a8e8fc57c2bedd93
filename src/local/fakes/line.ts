import { serveFake } from './http'
import { createMoods, type Mood } from './moods'

export interface RungCall {
  /** 11 digits; empty when withheld. */
  readonly from: string
  readonly to: string
  readonly beganAt: Date
  readonly result: 'answered' | 'unanswered' | 'busy' | 'abandoned'
}

export interface FakeLineOptions {
  readonly port?: number
  readonly key: string
}

const PER_PAGE = 100
const MOST_A_MINUTE = 60

/** A telephone line that reports its calls: `GET /calls?after=N`. Takes the key and a position it gave itself, nothing else; more
 *  than 60 questions a minute are refused, as by the line. */
export const startFakeLine = async ({ port, key }: FakeLineOptions) => {
  const rung: (RungCall & { readonly id: string })[] = []
  let asked: number[] = []
  const moods = createMoods()
  const server = await serveFake((call) => {
    if (call.path !== '/calls') return { json: { error: 'unknown path' }, status: 404 }
    return moods.run('/calls', () => {
      if (call.authorization !== `Bearer ${key}`) return { json: { error: 'key' }, status: 401 }
      asked = [...asked.filter((at) => at > Date.now() - 60_000), Date.now()]
      if (asked.length > MOST_A_MINUTE) return { json: { error: 'too often' }, status: 429 }
      const position = call.query.get('after') ?? '0'
      if (!/^\d{1,9}$/.test(position) || Number(position) > rung.length)
        return { json: { error: 'position' }, status: 400 }
      const calls = rung.slice(Number(position), Number(position) + PER_PAGE)
      return {
        json: {
          calls: calls.map(({ beganAt, ...rest }) => ({ ...rest, beganAt: beganAt.toISOString() })),
          next: String(Number(position) + calls.length),
        },
      }
    })
  }, port)
  return {
    url: `${server.url}/calls`,
    close: server.close,
    /** Somebody rings; the id is the line's. The same id again: the line repeats itself. */
    ring: (call: RungCall, id = `line-${rung.length + 1}`): string => {
      rung.push({ ...call, id })
      return id
    },
    mood: (mood: Mood): void => moods.set('/calls', mood),
    calm: (): void => moods.clear(),
  }
}

export type FakeLine = Awaited<ReturnType<typeof startFakeLine>>
