import * as fc from 'fast-check'
import {
  cardOf,
  relayText,
  ROBOT_BYTES,
  robotMessage,
  shareTitle,
} from '../../../../src/engines/broadcast/rules/channel-text'
import { bytesOf, charactersOf, shorten, visible } from '../../../../src/engines/broadcast/rules/text-length'

const LINK = 'https://njr.example.cn/#/packages/broadcast/shared/index?s=abc'
const text = fc.string({ unit: 'grapheme', maxLength: 3000 })
const card = (title: string, words: string) =>
  cardOf({ kind: 'text', from: '样例区总工会', title, text: words, compulsory: false })

test('bytes are counted as UTF-8 has them', () => {
  fc.assert(fc.property(text, (some) => bytesOf(some) === Buffer.byteLength(some)))
})

test('a shortened text fits, begins like the whole and ends between two characters as people see them', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 3, max: 600 }), (some, limit) => {
      const short = shorten(some, limit, 'bytes')
      expect(Buffer.byteLength(short)).toBeLessThanOrEqual(limit)
      expect(short).not.toMatch(/\p{Cs}/u)
      if (short === some) return
      const kept = short.slice(0, -1)
      expect(some.startsWith(kept)).toBe(true)
      const whole = visible(some)
      expect(whole.slice(0, visible(kept).length).join('').trimEnd()).toBe(kept)
    }),
  )
})

test('it stops behind a whole sentence when that costs few words, else wherever there is no room left', () => {
  expect(shorten('照原工资发。从第二个月起看有没有活干。没有活干的发生活费', 22, 'characters')).toBe(
    '照原工资发。从第二个月起看有没有活干。…',
  )
  expect(shorten('好。这一句很长很长，一直讲到没有地方了还没有讲完', 12, 'characters')).toBe(
    '好。这一句很长很长，一…',
  )
})

test('a family, a flag and a letter with its accent are each one character', () => {
  expect(visible('👨‍👩‍👧‍👦🇨🇳e\u0301好')).toEqual(['👨‍👩‍👧‍👦', '🇨🇳', 'e\u0301', '好'])
  expect(shorten('👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 28, 'bytes')).toBe('👨‍👩‍👧‍👦…')
})

test('a robot’s message fits into 4,096 bytes whatever is written, and its link is always whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text, fc.boolean(), (title, words, again) => {
      const message = robotMessage(card(title, words), LINK, again)
      expect(Buffer.byteLength(message.text)).toBeLessThanOrEqual(ROBOT_BYTES)
      expect(message.used).toBe(Buffer.byteLength(message.text))
      expect(message.text.endsWith(`](${LINK})`)).toBe(true)
    }),
  )
})

test('markup, mentions and links in somebody’s words are only words', () => {
  const message = robotMessage(
    card(
      '**全体** <@all> [点我](https://evil.example.cn)',
      '# 标题\n`code` ~~x~~ <font color="warning">红</font>',
    ),
    LINK,
  ).text
  const own = message.replace(`](${LINK})`, '').split('\n')
  expect(message).not.toContain('<@')
  expect(message).not.toContain('<font')
  expect(message.match(/\]\(/g)).toHaveLength(1)
  expect(own[0]).toBe('**＊＊全体＊＊ ＜@all＞ ［点我］(https://evil.example.cn)**')
})

test('a message that goes out a second time says so', () => {
  expect(robotMessage(card('停工工资', '说明'), LINK, true).text).toContain('再发一次')
  expect(robotMessage(card('停工工资', '说明'), LINK).text).not.toContain('再发一次')
})

test('a share card has at most 30 characters, a text to copy at most 600 and the whole link', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), text, (title, words) => {
      expect(charactersOf(shareTitle(card(title, words)).text)).toBeLessThanOrEqual(30)
      const copied = relayText(card(title, words), LINK)
      expect(charactersOf(copied.text)).toBeLessThanOrEqual(600)
      expect(copied.text).toContain(LINK)
    }),
  )
})
