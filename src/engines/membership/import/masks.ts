import { maskIdNumber, maskName, maskPhone } from '../../../kernel/vault'
import type { Field } from '../rules/roster/columns'

const LONGEST = 40

/** A value as a list of problems may show it: enough to find the cell, not enough to know the person. */
export const maskValue = (field: Field, value: string): string => {
  const text = value.slice(0, LONGEST)
  if (text === '') return ''
  switch (field) {
    case 'name':
      return maskName(text)
    case 'phone':
      return text.length < 7 ? '*'.repeat(text.length) : maskPhone(text)
    case 'idNumber':
      return maskIdNumber(text)
    default:
      return maskDigits(text)
  }
}

/** A number that slipped into the wrong column is masked there too. */
const maskDigits = (text: string): string => text.replace(/\d{9,17}[\dXx]/g, (digits) => maskIdNumber(digits))
