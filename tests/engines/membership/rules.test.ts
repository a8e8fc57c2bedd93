import fc from 'fast-check'
import { CONSENT_TEXTS, missingConsents } from '../../../src/engines/membership/rules/consent-texts'
import { lookDetail, readLook } from '../../../src/engines/membership/rules/look-words'
import { mayStandBelow, type OrgKind } from '../../../src/engines/membership/rules/org-levels'
import { robotAddress } from '../../../src/engines/membership/rules/robot-address'
import { readCursor, writeCursor } from '../../../src/engines/membership/store/paging'
import { inScope, requireScope, scopeOf, type Caller } from '../../../src/kernel/caller'
import { maskIdNumber, maskName, maskPhone } from '../../../src/kernel/vault'
import { person } from '../../support/test-house'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const phone = digits(9).map((rest) => `13${rest}`)

describe('masks', () => {
  test('138****0000 and nothing more', () => {
    expect(maskPhone('13800000001')).toBe('138****0001')
    expect(maskIdNumber('99000119900101001X')).toBe('9900************1X')
    expect([maskName('陈'), maskName('陈样'), maskName('陈样例'), maskName('欧阳样例')]).toEqual([
      '*',
      '陈*',
      '陈*例',
      '欧**例',
    ])
  })

  test('a masked phone shows seven of eleven digits, so ten thousand numbers look the same', () => {
    fc.assert(
      fc.property(phone, digits(4), (number, middle) => {
        const other = number.slice(0, 3) + middle + number.slice(7)
        expect(maskPhone(number)).toBe(maskPhone(other))
        expect(maskPhone(number)).toHaveLength(11)
        expect(maskPhone(number).replaceAll('*', '')).toHaveLength(7)
      }),
    )
  })

  test('a masked identity number never shows the birthday', () => {
    fc.assert(
      fc.property(digits(4), digits(12), digits(12), digits(2), (area, a, b, end) => {
        expect(maskIdNumber(area + a + end)).toBe(maskIdNumber(area + b + end))
      }),
    )
  })

  test('a mask of anything hides something, whatever a roster held', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(maskName(text)).toContain('*')
        expect(maskIdNumber(text)).toContain('*')
        expect(maskPhone(text)).toContain('*')
      }),
    )
  })
})

describe('scope', () => {
  const tree = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1, maxLength: 6 })
  const grant = fc.record({
    role: fc.constantFrom('staff' as const, 'auditor' as const, 'lawyer' as const),
    orgId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
  })
  const caller = fc.array(grant, { maxLength: 4 }).map((grants): Caller => ({ ...person('x'), grants }))

  test('reaches a record exactly when the top of a subtree of the role lies on its path', () => {
    fc.assert(
      fc.property(caller, tree, (who, orgPath) => {
        const tops = who.grants.filter(({ role }) => role === 'staff').map(({ orgId }) => orgId)
        expect(inScope(who, orgPath, 'staff')).toBe(orgPath.some((orgId) => tops.includes(orgId)))
      }),
    )
  })

  test('reaches whatever lies below what it reaches', () => {
    fc.assert(
      fc.property(caller, tree, tree, (who, orgPath, below) => {
        if (inScope(who, orgPath, 'staff')) expect(inScope(who, [...orgPath, ...below], 'staff')).toBe(true)
      }),
    )
  })

  test('never grows when a role is taken away', () => {
    fc.assert(
      fc.property(caller, tree, fc.nat(), (who, orgPath, at) => {
        const fewer = {
          ...who,
          grants: who.grants.filter((_, index) => index !== at % (who.grants.length || 1)),
        }
        if (inScope(fewer, orgPath, 'staff', 'auditor'))
          expect(inScope(who, orgPath, 'staff', 'auditor')).toBe(true)
        expect(scopeOf(who, 'staff')).toEqual(expect.arrayContaining(scopeOf(fewer, 'staff')))
      }),
    )
  })

  test('what is not there and what is not mine are refused in the same words', () => {
    const refusalOf = (orgPath: string[] | undefined): unknown => {
      try {
        requireScope(person('x', {}, 'staff@a'), orgPath, 'staff')
        return undefined
      } catch (error) {
        return error
      }
    }
    expect(refusalOf(undefined)).toEqual(refusalOf(['b']))
    expect(refusalOf(['a', 'b'])).toBeUndefined()
  })
})

describe('the tree', () => {
  const kinds: OrgKind[] = ['city', 'district', 'street', 'park', 'enterprise', 'workshop']

  test('has no ring: whatever may stand below something never stands above it', () => {
    const reach = (from: OrgKind, seen = new Set<OrgKind>()): Set<OrgKind> => {
      for (const kind of kinds.filter((one) => mayStandBelow(one, from) && !seen.has(one)))
        reach(kind, seen.add(kind))
      return seen
    }
    for (const kind of kinds) expect(reach(kind).has(kind)).toBe(false)
    expect([...reach('city')].sort()).toEqual(kinds.filter((kind) => kind !== 'city').sort())
  })
})

describe('a look at somebody’s data', () => {
  test('is read back as it was written, whatever the reason holds', () => {
    fc.assert(
      fc.property(
        fc.subarray(['phone', 'idNumber'] as const, { minLength: 1 }),
        fc.string(),
        (fields, why) => {
          const { what, why: back } = readLook(lookDetail(fields, why))
          expect(back).toBe(why)
          expect(what).toContain('看了完整的')
        },
      ),
    )
    expect(readLook(lookDetail(['phone'], '问。原因：二')).why).toBe('问。原因：二')
  })
})

describe('consents', () => {
  test('what is required is missing until its newest version is given', () => {
    const [general] = CONSENT_TEXTS
    const line = (given: boolean, version: string) => [{ purpose: 'general' as const, given, version }]
    expect(missingConsents([])).toEqual(['general'])
    expect(missingConsents(line(true, general?.version ?? ''))).toEqual([])
    expect(missingConsents(line(false, general?.version ?? ''))).toEqual(['general'])
    expect(missingConsents(line(true, 'of last year'))).toEqual(['general'])
  })

  test('every purpose has a text of its own', () => {
    expect(new Set(CONSENT_TEXTS.map(({ purpose }) => purpose)).size).toBe(5)
    for (const { text } of CONSENT_TEXTS) expect(text).not.toMatch(/[!！]|系统|点击/)
  })
})

describe('a robot’s address', () => {
  const origins = ['https://qyapi.weixin.qq.com']

  test('is taken only when a browser would go to that very host, path and key', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(robotAddress(url, origins)).toBeUndefined()
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9-]{16,64}$/), (key) => {
        const found = robotAddress(` ${origins[0] ?? ''}/cgi-bin/webhook/send?key=${key} `, origins)
        expect(found?.tail).toBe(key.slice(-4))
        const parsed = new URL(found?.address ?? '')
        expect([parsed.origin, parsed.pathname, parsed.searchParams.get('key')]).toEqual([
          origins[0],
          '/cgi-bin/webhook/send',
          key,
        ])
      }),
    )
  })
})

describe('a cursor', () => {
  test('gives back what went in', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 3 }), (values) => {
        expect(readCursor(writeCursor(...values), values.length)).toEqual(values)
      }),
    )
  })

  test('that is not ours is refused and never becomes part of a query', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          for (const value of readCursor(text, 1)) expect(typeof value).toBe('string')
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_INPUT' })
        }
      }),
    )
  })
})
