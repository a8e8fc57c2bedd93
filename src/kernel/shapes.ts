import { z } from 'zod'

/** Scalars that every contract is made of. Strict and typed, so a query operator never passes for a value. */

/** An identifier: letters, digits and `_ - : @ . #`, 1–80 characters. */
export const Id = z.string().regex(/^[\p{Script=Han}A-Za-z0-9_:@.#-]{1,80}$/u, '编号不对')

/** One line of text for people, 1–`max` characters, no line break or control character. */
export const Line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, '这一项要填')
    .max(max, `最多 ${max} 个字`)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, '有不能用的字符')

/** Text of several lines, 0–`max` characters. */
export const Text = (max: number) =>
  z
    .string()
    .max(max, `最多 ${max} 个字`)
    .refine((text) => [...text].every(isPrintable), '有不能用的字符')

/** Line breaks and tabs are text; other control characters and lone surrogates are not. */
const isPrintable = (character: string): boolean =>
  character === '\n' || character === '\r' || character === '\t' || !/[\p{Cc}\p{Cs}]/u.test(character)

/** A moment, ISO 8601 in UTC. */
export const Instant = z.iso.datetime()

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export const Day = z.iso.date()

/** A mainland mobile number, 11 digits. */
export const Phone = z.string().regex(/^1[3-9]\d{9}$/, '手机号是 11 位数字')

/** Where to go on reading a list; opaque to the client. Long enough for a name of 60 Chinese characters and an id. */
export const Cursor = z.string().min(1).max(500)

/** A page of a list; `next` is absent on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: Cursor.optional() })

export const Count = z.int().nonnegative()

export const Done = z.object({ done: z.literal(true) })
