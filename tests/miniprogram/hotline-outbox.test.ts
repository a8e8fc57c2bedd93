import fc from 'fast-check'
import { arrived, notThere, type Unsent } from '../../miniprogram/features/hotline/chat/outbox'

const said = (key: string, text: string, after: number): Unsent => ({ key, text, at: 0, after })
const mine = (position: number, text: string) => ({ position, mine: true, text })

describe('what was said in a chat and has not arrived, as far as this device knows', () => {
  test('what the chat shows already is not shown a second time, although its answer was lost', () => {
    expect(notThere([said('a', '在吗', 4)], [mine(5, '在吗')])).toEqual([])
    expect(notThere([said('a', '在吗', 4)], [{ ...mine(5, '在吗'), mine: false }])).toHaveLength(1)
  })

  test('the same words from before do not stand for it', () => {
    expect(notThere([said('a', '在吗', 4)], [mine(4, '在吗')])).toHaveLength(1)
  })

  test('words said twice are two, and each that arrived stands for one of them', () => {
    const two = [said('a', '在吗', 4), said('b', '在吗', 4)]
    expect(notThere(two, [mine(5, '在吗')]).map(({ key }) => key)).toEqual(['b'])
    expect(notThere(arrived(two, 'a', 5), [mine(5, '在吗')]).map(({ key }) => key)).toEqual(['b'])
    expect(notThere(two, [mine(5, '在吗'), mine(6, '在吗')])).toEqual([])
  })

  test('a picture that arrived is known by itself', () => {
    const picture: Unsent = { key: 'a', fileId: 'f1', at: 0 }
    const shown = (fileId: string) => [{ position: 1, mine: true, file: { fileId } }]
    expect(notThere([picture], shown('f1'))).toEqual([])
    expect(notThere([picture], shown('f2'))).toEqual([picture])
  })

  test('what was refused stays with its reason', () => {
    expect(notThere([{ ...said('a', '在吗', 4), refused: '不行' }], [mine(5, '在吗')])).toHaveLength(1)
  })

  test('whatever of it arrived in which order, what is shown and what is not add up to what was said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('在吗', '停工了', '没发钱'), { maxLength: 8 }),
        fc.nat(8),
        fc.nat(8),
        (texts, there, told) => {
          const messages = texts.slice(0, there).map((text, at) => mine(at + 1, text))
          let unsent = texts.map((text, at) => said(String(at), text, 0))
          for (let at = 0; at < Math.min(told, messages.length); at += 1)
            unsent = arrived(unsent, String(at), at + 1)
          expect([
            ...messages.map(({ text }) => text),
            ...notThere(unsent, messages).map(({ text }) => text),
          ]).toEqual(texts)
        },
      ),
    )
  })
})
