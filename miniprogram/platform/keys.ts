import { now } from './clock'

let made = 0

/** A fresh idempotency key: unique on this device, and unlikely (1 in 2^50) to meet another device's. Not a secret. */
export const newKey = (): string => {
  made += 1
  const chance = () =>
    Math.floor(Math.random() * 36 ** 5)
      .toString(36)
      .padStart(5, '0')
  return `${now().toString(36)}-${made.toString(36)}-${chance()}${chance()}`
}
