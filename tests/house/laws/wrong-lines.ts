import type { WrongFile } from './wrong-imports'

const wrong = (law: string, rule: string, file: string, ...lines: string[]): WrongFile => ({
  ...{ law, rule, file },
  source: `${lines.join('\n')}\n`,
})
const SYNTAX = 'no-restricted-syntax'

/** Files that break a law by one of their lines. */
export const WRONG_LINES: readonly WrongFile[] = [
  wrong(
    'an engine does not read the environment',
    SYNTAX,
    'src/engines/alpha/operations/env.ts',
    "export const port = process.env['PORT']",
  ),
  wrong(
    'nor by taking env out of process',
    SYNTAX,
    'src/kernel/env.ts',
    'const { env } = process',
    'export { env }',
  ),
  wrong(
    'nor by importing it',
    SYNTAX,
    'src/doors/env.ts',
    "import { env } from 'node:process'",
    'export const port = env',
  ),
  wrong(
    'nor through the global object',
    SYNTAX,
    'src/flows/env.ts',
    'export const env = globalThis.process.env',
  ),
  wrong('nor by a computed name', SYNTAX, 'src/adapters/wechat/env.ts', "export const env = process['env']"),
  wrong(
    'the local cloud does not read the environment either',
    SYNTAX,
    'src/local/env.ts',
    "export const port = process.env['PORT']",
  ),
  wrong(
    'a page does not read the environment',
    SYNTAX,
    'miniprogram/features/alpha/env.ts',
    "export const kind = process.env['TARO_ENV']",
  ),
  wrong(
    'platform reads TARO_ENV only',
    SYNTAX,
    'miniprogram/platform/env.ts',
    'declare const process: { env: { SECRET: string } }',
    'export const secret = process.env.SECRET',
  ),
  wrong(
    'an operation asks the clock port for the time',
    SYNTAX,
    'src/engines/alpha/operations/date.ts',
    'export const now = () => new Date()',
  ),
  wrong('nor Date.now', SYNTAX, 'src/kernel/now.ts', 'export const now = () => Date.now()'),
  wrong('nor Date.now as a value', SYNTAX, 'src/kernel/now-value.ts', 'export const clock = Date.now'),
  wrong('nor Date as a function', SYNTAX, 'src/flows/date.ts', 'export const now = () => Date()'),
  wrong(
    'chance comes through a port',
    SYNTAX,
    'src/engines/alpha/rules/chance.ts',
    'export const draw = () => Math.random()',
  ),
  wrong(
    'a page asks platform for the time',
    SYNTAX,
    'miniprogram/features/alpha/date.ts',
    'export const now = () => new Date()',
  ),
  wrong(
    'only platform touches wx',
    'no-restricted-globals',
    'miniprogram/features/alpha/wx.ts',
    'export const login = () => wx.login()',
  ),
  wrong(
    'nor by declaring it',
    SYNTAX,
    'miniprogram/features/alpha/declared-wx.ts',
    'declare const wx: { login: () => void }',
    'export const login = () => wx.login()',
  ),
  wrong(
    'nor through the global object',
    'no-restricted-properties',
    'miniprogram/ui/wx.ts',
    'export const frame = (globalThis as { wx?: object }).wx',
    'declare const globalThis: { wx?: object }',
    'export const other = globalThis.wx',
  ),
  wrong(
    'no promise floats',
    '@typescript-eslint/no-floating-promises',
    'src/kernel/floating.ts',
    'export const send = () => {',
    '  Promise.resolve(1)',
    '}',
  ),
  wrong(
    'nothing is typed any',
    '@typescript-eslint/no-explicit-any',
    'src/kernel/any.ts',
    'export const loose: any = 1',
  ),
  wrong(
    'a type import leaves no import behind',
    '@typescript-eslint/no-import-type-side-effects',
    'src/engines/alpha/operations/type-import.ts',
    "import { type Messenger } from '../ports'",
    'export type M = Messenger',
  ),
  wrong(
    'hooks keep their order',
    'react-hooks/rules-of-hooks',
    'miniprogram/features/alpha/hooks.tsx',
    "import { useState } from 'react'",
    'export const Card = ({ open }: { open: boolean }) => {',
    '  if (open) useState(0)',
    '  return null',
    '}',
  ),
  wrong(
    'nobody switches a rule off in a file',
    '@typescript-eslint/no-explicit-any',
    'src/kernel/switched-off.ts',
    '/* eslint-disable */',
    'export const loose: any = 1',
  ),
]
