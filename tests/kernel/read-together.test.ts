import { readTogether } from '../../src/kernel/read-together'

const upper = () => {
  const loads: string[][] = []
  const read = readTogether(async (keys) => {
    loads.push([...keys])
    await new Promise((resolve) => setTimeout(resolve, 5))
    if (keys.includes('bad')) throw new Error('no')
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, key.toUpperCase()]))
  }, 10)
  return { read, loads }
}

test('what is asked for at the same moment is read as one', async () => {
  const { read, loads } = upper()
  expect(await Promise.all(['a', 'b', 'a', 'none'].map(read))).toEqual(['A', 'B', 'A', undefined])
  expect(loads).toEqual([['a', 'b', 'none']])
})

test('what is asked for later is read anew, never taken from a load that had begun', async () => {
  const { read, loads } = upper()
  const first = read('a')
  await new Promise((resolve) => setTimeout(resolve, 2))
  await Promise.all([first, read('a')])
  expect(loads).toEqual([['a'], ['a']])
})

test('no load is longer than the most', async () => {
  const { read, loads } = upper()
  await Promise.all(Array.from({ length: 25 }, (_, at) => read(`k${at}`)))
  expect(loads.map(({ length }) => length)).toEqual([10, 10, 5])
})

test('a load that fails fails those who asked, and nobody after them', async () => {
  const { read } = upper()
  const failed = await Promise.allSettled([read('bad'), read('a')])
  expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await read('a')).toBe('A')
})
