import fc from 'fast-check'
import {
  nextOf,
  queued,
  refused,
  without,
  type Outbox,
} from '../../miniprogram/features/lecture/console/outbox'
import { pauseFor } from '../../miniprogram/features/lecture/pause'
import { gaps, inOrder, told } from '../../miniprogram/features/lecture/told'

const pieces = (...positions: number[]) => positions.map((position) => ({ position }))

describe('what a listener has heard', () => {
  test('however pieces arrive, each is told once and in order', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }))), (arrivals) => {
        const heard = arrivals.reduce<{ position: number }[]>((have, came) => told(have, pieces(...came)), [])
        expect(heard.map(({ position }) => position)).toEqual(
          [...new Set(arrivals.flat())].sort((a, b) => a - b),
        )
      }),
    )
  })

  test('after ten minutes without a network exactly the missing pieces are asked for', () => {
    expect(gaps(pieces(1, 2, 3, 9), 1, 9)).toEqual([4, 5, 6, 7, 8])
    expect(gaps(pieces(7, 8), 7, 8)).toEqual([])
    expect(gaps([], 1, 0)).toEqual([])
  })

  test('a piece that overtook another waits until the one before it is there', () => {
    expect(inOrder(pieces(4, 5, 7), 4)).toEqual(pieces(4, 5))
    expect(inOrder(told(pieces(4, 5, 7), pieces(6)), 4)).toEqual(pieces(4, 5, 6, 7))
    expect(inOrder(pieces(5, 6), 4)).toEqual([])
  })
})

describe('how often a page looks', () => {
  test('at the interval it was told, a tenth more or less', () => {
    expect([pauseFor(3000, 0, 0), pauseFor(3000, 0, 0.5), pauseFor(3000, 0, 1)]).toEqual([2700, 3000, 3300])
  })

  test('each look without an answer doubles the wait, up to a minute', () => {
    expect([1, 2, 3, 9].map((lost) => pauseFor(3000, lost, 0.5))).toEqual([6000, 12_000, 24_000, 60_000])
  })
})

describe('what a lecturer has tapped', () => {
  const same = (one: string, other: string) => one === other
  const tapped = (...inputs: string[]): Outbox<string> =>
    inputs.reduce<Outbox<string>>(
      (outbox, input, place) => queued(outbox, { key: `k${place}`, input }, same),
      [],
    )

  test('two taps on one piece are one piece', () => {
    expect(tapped('第 4 段', '第 4 段').map(({ key }) => key)).toEqual(['k0'])
  })

  test('pieces go out in the order of the taps, and one that was refused does not hold up the others', () => {
    const outbox = refused(tapped('a', 'b', 'c'), 'k0', '这一段太长')
    expect(nextOf(outbox)?.input).toBe('b')
    expect(nextOf(without(outbox, 'k1'))?.input).toBe('c')
    expect(without(outbox, 'k0').map(({ input }) => input)).toEqual(['b', 'c'])
  })
})
