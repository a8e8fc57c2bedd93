import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { createSigner } from '../../src/kernel/signer'
import { createVault, maskIdNumber, maskName, maskPhone } from '../../src/kernel/vault'

const key = randomBytes(32)
const indexKey = randomBytes(32)
const vault = createVault({ current: 'a', keys: { a: key }, indexKey })

test('what was sealed opens again, and only for the purpose it was sealed for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const sealed = vault.seal(text, 'phone')
      expect(vault.open(sealed, 'phone')).toBe(text)
      expect(() => vault.open(sealed, 'idNumber')).toThrow()
    }),
  )
})

test('a changed value does not open', () => {
  const sealed = vault.seal('13800000000', 'phone')
  const bytes = Buffer.from(sealed.v, 'base64')
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 1) ^ 1, bytes.length - 1)
  expect(() => vault.open({ ...sealed, v: bytes.toString('base64') }, 'phone')).toThrow()
})

test('after a change of keys the old values stay readable and new ones use the new key', () => {
  const sealed = vault.seal('13800000000', 'phone')
  const later = createVault({ current: 'b', keys: { a: key, b: randomBytes(32) }, indexKey })
  expect(later.open(sealed, 'phone')).toBe('13800000000')
  expect(later.seal('x', 'phone').k).toBe('b')
  expect(later.blind('13800000000', 'phone')).toBe(vault.blind('13800000000', 'phone'))
})

test('fingerprints of one value differ by purpose and by key', () => {
  expect(vault.blind('1', 'phone')).not.toBe(vault.blind('1', 'idNumber'))
  const other = createVault({ current: 'a', keys: { a: key }, indexKey: randomBytes(32) })
  expect(vault.blind('1', 'phone')).not.toBe(other.blind('1', 'phone'))
})

test('a mask never shows the middle of what it masks', () => {
  expect(maskPhone('13800000012')).toBe('138****0012')
  expect(maskIdNumber('99010119900101123X')).toBe('9901************3X')
  expect([maskName('陈'), maskName('陈样'), maskName('陈样例')]).toEqual(['*', '陈*', '陈*例'])
})

test('a signed claim is believed until it expires, and never after it was touched', () => {
  let now = new Date('2026-11-23T00:00:00Z')
  const signer = createSigner(randomBytes(32), { now: () => now })
  const signed = signer.sign('token', '陈样例:1', new Date('2026-11-24T00:00:00Z'))
  expect(signer.verify('token', signed)).toBe('陈样例:1')
  expect(signer.verify('file', signed)).toBeUndefined()
  for (let at = 0; at < signed.length; at += 1) {
    const touched = signed.slice(0, at) + (signed[at] === 'A' ? 'B' : 'A') + signed.slice(at + 1)
    expect(signer.verify('token', touched)).toBeUndefined()
  }
  now = new Date('2026-11-24T00:00:01Z')
  expect(signer.verify('token', signed)).toBeUndefined()
})
