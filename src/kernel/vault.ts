import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'
import { randomPiece } from './random-pieces'

/** A sealed value as it lies in the database: AES-256-GCM with the id of its key. */
export interface Sealed {
  /** Key id. */
  readonly k: string
  /** 12 bytes nonce, 16 bytes tag, ciphertext; base64. */
  readonly v: string
}

export interface Vault {
  /** `purpose` is bound to the text: a phone cannot be opened as an identity number. */
  seal(plain: string, purpose: string): Sealed
  /** Throws when the value was changed, the purpose differs or the key is unknown. */
  open(sealed: Sealed, purpose: string): string
  /** A keyed fingerprint by which equal values are found; 22 characters of base64url (128 bit). */
  blind(value: string, purpose: string): string
}

export interface KeyRing {
  /** New values are sealed with this one; old ones stay readable. */
  readonly current: string
  /** Key id → 32 bytes. */
  readonly keys: Readonly<Record<string, Buffer>>
  /** 32 bytes; changing it means making every blind index anew. */
  readonly indexKey: Buffer
}

const NONCE = 12
const TAG = 16

export const createVault = (ring: KeyRing): Vault => {
  for (const [id, key] of Object.entries(ring.keys)) {
    if (key.length !== 32) throw new RangeError(`key ${id} must have 32 bytes, has ${key.length}`)
  }
  const keyOf = (id: string): Buffer => {
    const key = ring.keys[id]
    if (!key) throw new Error(`no key with id ${id}`)
    return key
  }
  keyOf(ring.current)
  const indexKeys = new Map<string, Buffer>()
  const indexKeyOf = (purpose: string): Buffer => {
    let key = indexKeys.get(purpose)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', ring.indexKey, '', `blind:${purpose}`, 32))
      indexKeys.set(purpose, key)
    }
    return key
  }
  return {
    seal: (plain, purpose) => {
      const nonce = randomPiece(NONCE)
      const cipher = createCipheriv('aes-256-gcm', keyOf(ring.current), nonce)
      cipher.setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return {
        k: ring.current,
        v: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64'),
      }
    },
    open: (sealed, purpose) => {
      const bytes = Buffer.from(sealed.v, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(sealed.k), bytes.subarray(0, NONCE))
      decipher.setAAD(Buffer.from(purpose))
      decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
    },
    blind: (value, purpose) =>
      createHmac('sha256', indexKeyOf(purpose)).update(value).digest('base64url').slice(0, 22),
  }
}

/** 138****0000; anything else keeps its last two characters only. */
export const maskPhone = (phone: string): string =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`

/** 3702**********001X → first four and last two characters. */
export const maskIdNumber = (id: string): string =>
  id.length < 8 ? '****' : `${id.slice(0, 4)}${'*'.repeat(id.length - 6)}${id.slice(-2)}`

/** 陈样例 → 陈*例, 陈样 → 陈*. */
export const maskName = (name: string): string => {
  const letters = [...name]
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0] ?? ''}*`
  return `${letters[0] ?? ''}${'*'.repeat(letters.length - 2)}${letters.at(-1) ?? ''}`
}
