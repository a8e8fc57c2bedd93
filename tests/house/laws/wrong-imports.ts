/** Files that break one law of imports each: the law's title, the rule that must report it, where, and how. */
export interface WrongFile {
  law: string
  rule: string
  file: string
  source: string
}

const wrong = (law: string, rule: string, file: string, source: string): WrongFile => ({
  law,
  rule,
  file,
  source: `${source}\n`,
})
const use = (what: string) => `export * from '${what}'`

export const WRONG_IMPORTS: readonly WrongFile[] = [
  wrong(
    'a contract imports no store',
    'contract-stands-alone',
    'src/engines/alpha/contract/extra.ts',
    use('../store'),
  ),
  wrong(
    'a rule imports a contract as a type only',
    'rules-know-contracts-as-types',
    'src/engines/alpha/rules/wrong-contract.ts',
    "import { Input } from '../contract'\n\nexport const parse = Input.parse",
  ),
  wrong('a rule imports no port', 'rules-are-pure', 'src/engines/alpha/rules/wrong-port.ts', use('../ports')),
  wrong('a rule imports no builtin', 'rules-do-no-io', 'src/engines/alpha/rules/wrong-io.ts', use('node:fs')),
  wrong('a rule imports no package', 'rules-do-no-io', 'src/engines/alpha/rules/wrong-zod.ts', use('zod')),
  wrong(
    'a store knows no operation',
    'store-and-ports-know-no-operation',
    'src/engines/alpha/store/wrong.ts',
    use('../operations/pay'),
  ),
  wrong('a port knows no store', 'ports-know-no-store', 'src/engines/alpha/ports/wrong.ts', use('../store')),
  wrong(
    'the kernel stands alone',
    'kernel-stands-alone',
    'src/kernel/wrong.ts',
    use('../engines/beta/contract'),
  ),
  wrong(
    'an engine imports no flow',
    'engines-stand-on-the-kernel',
    'src/engines/alpha/operations/wrong-flow.ts',
    use('../../../flows/pay-later'),
  ),
  wrong(
    'an engine does not read the configuration',
    'engines-stand-on-the-kernel',
    'src/engines/alpha/operations/wrong-config.ts',
    use('../../../../config/environment'),
  ),
  wrong('a flow imports no door', 'flows-stand-on-engines', 'src/flows/wrong.ts', use('../doors/door')),
  wrong(
    'an adapter imports no operation',
    'adapters-fulfil-ports',
    'src/adapters/wechat/wrong.ts',
    use('../../engines/alpha/operations/pay'),
  ),
  wrong(
    'a door imports no adapter',
    'doors-know-no-vendor',
    'src/doors/wrong.ts',
    use('../adapters/wechat/messenger'),
  ),
  wrong(
    'nothing but the local cloud imports the local cloud',
    'nothing-knows-the-local-cloud',
    'cloudfunctions/alpha/wrong-local.ts',
    use('../../src/local/main'),
  ),
  wrong(
    'ports meet adapters in compose only',
    'ports-meet-adapters-in-compose',
    'src/flows/wrong-adapter.ts',
    use('../adapters/wechat/messenger'),
  ),
  wrong(
    'src imports no cloud function',
    'nothing-knows-the-cloud-functions',
    'src/local/wrong.ts',
    use('../../cloudfunctions/alpha/index'),
  ),
  wrong(
    'the client imports no operation',
    'client-knows-contracts-and-rules',
    'miniprogram/features/alpha/wrong-operation.ts',
    use('../../../src/engines/alpha/operations/pay'),
  ),
  wrong(
    'the client imports a contract as a type only',
    'client-knows-contracts-as-types',
    'miniprogram/features/alpha/wrong-contract.ts',
    use('../../../src/engines/alpha/contract'),
  ),
  wrong(
    'the server imports nothing of the client',
    'nothing-knows-the-client',
    'src/doors/wrong-client.ts',
    use('../../miniprogram/ui/words'),
  ),
  wrong(
    'an engine never imports another',
    'no-engine-imports-another',
    'src/engines/alpha/rules/wrong-engine.ts',
    use('../../beta/rules/other'),
  ),
  wrong(
    'an operation does not know the driver, not even its types',
    'driver-in-store-and-kernel',
    'src/engines/alpha/operations/wrong-driver.ts',
    "export type { Db } from 'mongodb'",
  ),
  wrong(
    'an adapter does not know the driver',
    'driver-in-store-and-kernel',
    'src/adapters/wechat/wrong-driver.ts',
    use('mongodb'),
  ),
  wrong('the kernel knows no vendor', 'packages-of-kernel', 'src/kernel/wrong-vendor.ts', use('exceljs')),
  wrong(
    'an engine knows no vendor',
    'packages-of-engines',
    'src/engines/alpha/operations/wrong-vendor.ts',
    use('exceljs'),
  ),
  wrong('a flow knows no vendor', 'packages-of-flows', 'src/flows/wrong-vendor.ts', use('exceljs')),
  wrong('a door knows no vendor', 'packages-of-doors', 'src/doors/wrong-vendor.ts', use('exceljs')),
  wrong('compose knows adapters, not vendors', 'packages-of-compose', 'src/compose/wrong.ts', use('exceljs')),
  wrong(
    'a cloud function imports src only',
    'cloud-functions-are-thin',
    'cloudfunctions/alpha/wrong.ts',
    use('zod'),
  ),
  wrong('only platform imports Taro', 'taro-in-platform', 'miniprogram/ui/wrong.ts', use('@tarojs/taro')),
  wrong(
    'the kit knows no feature',
    'ui-knows-no-feature',
    'miniprogram/ui/wrong-feature.ts',
    use('../features/alpha/api'),
  ),
  wrong('imports form no cycle', 'no-cycle', 'src/kernel/wrong-cycle.ts', use('./wrong-cycle-back')),
  wrong(
    'what everybody opens takes nothing from the desk',
    'desk-stays-at-the-desk',
    'miniprogram/features/alpha/wrong-desk.ts',
    use('./desk/board'),
  ),
  wrong('an import leads somewhere', 'no-unresolved-import', 'src/kernel/wrong-path.ts', use('./nowhere')),
  wrong(
    'what ships imports no test',
    'product-imports-no-test',
    'src/doors/wrong-test.ts',
    use('../../tests/pay.test'),
  ),
]

/** What the wrong files need beside them. */
export const ACCOMPLICES: Record<string, string> = {
  'miniprogram/features/alpha/desk/board.ts': 'export const board = 1\n',
  'src/kernel/wrong-cycle-back.ts': use('./wrong-cycle'),
  'src/engines/alpha/rules/carrier.ts': use('./wrong-zod'),
  'miniprogram/features/alpha/wrong-carrier.ts': use('../../../src/engines/alpha/rules/carrier'),
}
