/** The laws of the house about who may import whom. tests/house proves that each of them can fail. */

const NPM = 'node_modules/'
const TYPES = ['type-only']
const PACKAGE_TYPES = [
  'npm',
  'npm-dev',
  'npm-optional',
  'npm-peer',
  'npm-bundled',
  'npm-no-pkg',
  'npm-unknown',
]
const ENGINE = '^src/engines/([^/]+)/'

/** Nothing in `from` imports anything of `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Packages a layer of src may import; all others are refused. node: builtins are free unless a law says otherwise. */
const packages = (layer, allowed) =>
  never(
    `packages-of-${layer}`,
    `Law 3: src/${layer} imports no npm package but ${allowed.join(', ') || 'none'}; a vendor belongs in adapters/.`,
    { path: `^src/${layer}(/|\\.ts$)` },
    { path: NPM, pathNot: allowed.map((name) => `${NPM}(@types/)?${name}/`) },
  )

const DESK = ['^miniprogram/features/desk/', '^miniprogram/features/[^/]+/desk/']

const forbidden = [
  // Law 1, inside an engine: contract ← rules ← operations → store, ports
  never(
    'contract-stands-alone',
    'Law 1: a contract knows nothing of rules, operations, store or ports.',
    { path: `${ENGINE}contract(\\.ts$|/)` },
    { path: '^src/', pathNot: ['^src/kernel/', `^src/engines/$1/contract(\\.ts$|/)`] },
  ),
  never(
    'rules-know-contracts-as-types',
    'Law 1: rules import contracts as types only, so that zod never reaches the client.',
    { path: `${ENGINE}rules(\\.ts$|/)` },
    { path: '^src/engines/[^/]+/contract(\\.ts$|/)', dependencyTypesNot: TYPES },
  ),
  never(
    'rules-are-pure',
    'Law 1: rules import rules, the contract and the kernel; nothing that can do I/O.',
    { path: `${ENGINE}rules(\\.ts$|/)` },
    {
      path: '^(src|config|miniprogram)/',
      pathNot: ['^src/kernel/', '^src/engines/$1/(rules|contract)(\\.ts$|/)'],
    },
  ),
  never(
    'rules-do-no-io',
    'Law 1: rules import no package and no builtin of node at run time.',
    { path: `${ENGINE}rules(\\.ts$|/)` },
    { dependencyTypes: ['core', ...PACKAGE_TYPES], dependencyTypesNot: TYPES },
  ),
  never(
    'store-and-ports-know-no-operation',
    'Law 1: operations call the store and the ports, never the other way round.',
    { path: `${ENGINE}(store|ports)(\\.ts$|/)` },
    { path: '^src/engines/[^/]+/operations(\\.ts$|/)' },
  ),
  never(
    'ports-know-no-store',
    'Law 1: a port is an interface; it knows no collection.',
    { path: `${ENGINE}ports(\\.ts$|/)` },
    { path: '^src/engines/[^/]+/store(\\.ts$|/)' },
  ),

  // Law 1, outside: kernel ← engines ← flows ← doors, compose ← local, cloudfunctions
  never(
    'kernel-stands-alone',
    'Law 1: the kernel is what everything stands on.',
    { path: '^src/kernel/' },
    { path: '^(src|config|miniprogram|cloudfunctions)/', pathNot: '^src/kernel/' },
  ),
  never(
    'engines-stand-on-the-kernel',
    'Law 1: an engine imports itself and the kernel.',
    { path: '^src/engines/' },
    { path: '^(src|config|miniprogram|cloudfunctions)/', pathNot: '^src/(kernel|engines)/' },
  ),
  never(
    'flows-stand-on-engines',
    'Law 1: a flow imports engines and the kernel.',
    { path: '^src/flows/' },
    { path: '^(src|config|miniprogram|cloudfunctions)/', pathNot: '^src/(kernel|engines|flows)/' },
  ),
  never(
    'adapters-fulfil-ports',
    'Law 1: an adapter knows the ports it fulfils and the kernel, nothing that is built on them.',
    { path: '^src/adapters/' },
    {
      path: '^(src|config|miniprogram|cloudfunctions)/',
      pathNot: ['^src/(kernel|adapters)/', '^src/engines/[^/]+/(ports|contract|rules)(\\.ts$|/)'],
    },
  ),
  never(
    'doors-know-no-vendor',
    'Law 1: doors are given their operations; they know neither adapters nor the local cloud.',
    { path: '^src/doors/' },
    { path: '^(src/(adapters|local)|cloudfunctions|miniprogram)/' },
  ),
  never(
    'nothing-knows-the-local-cloud',
    'Law 1: fakes and demo data stay in the local cloud.',
    { path: '^(src|cloudfunctions|config|miniprogram)/', pathNot: '^src/local/' },
    { path: '^src/local/' },
  ),
  never(
    'ports-meet-adapters-in-compose',
    'Law 1: compose.ts is the one place where ports meet adapters.',
    { path: '^src/', pathNot: '^src/(adapters/|local/|compose(\\.ts$|/))' },
    { path: '^src/adapters/' },
  ),
  never(
    'nothing-knows-the-cloud-functions',
    'Law 1: a cloud function is an entry, and so is the container.',
    { path: '^(src|miniprogram|config)/', pathNot: '^src/container/' },
    { path: '^(cloudfunctions|src/container)/' },
  ),

  // Law 1, the client
  never(
    'client-knows-contracts-and-rules',
    'Law 1: of src the mini-program sees contracts and rules, and what turns a contract into types.',
    { path: '^miniprogram/' },
    {
      path: '^(src|config|cloudfunctions)/',
      pathNot: ['^src/engines/[^/]+/(contract|rules)(\\.ts$|/)', '^src/kernel/contract\\.ts$'],
    },
  ),
  never(
    'client-knows-contracts-as-types',
    'Law 1: a contract weighs nothing on the client: import type.',
    { path: '^miniprogram/' },
    { path: ['^src/engines/[^/]+/contract(\\.ts$|/)', '^src/kernel/'], dependencyTypesNot: TYPES },
  ),
  never(
    'nothing-knows-the-client',
    'Law 1: the server does not import the mini-program.',
    { path: '^(src|cloudfunctions)/' },
    { path: '^miniprogram/' },
  ),

  // Law 2
  never(
    'no-engine-imports-another',
    'Law 2: engines meet in a flow or through a port.',
    { path: ENGINE },
    { path: '^src/engines/', pathNot: '^src/engines/$1/' },
  ),

  // Law 3
  never(
    'driver-in-store-and-kernel',
    'Law 3: only a store and the kernel know the database driver (and src/local/database, which sets the embedded server up).',
    {
      path: '^(src|cloudfunctions|config|miniprogram)/',
      pathNot: ['^src/kernel/', `${ENGINE}store(\\.ts$|/)`, '^src/local/database/'],
    },
    { path: `${NPM}(mongodb|bson)/` },
  ),
  packages('kernel', ['mongodb', 'zod', 'pino', 'rate-limiter-flexible', 'node']),
  packages('engines', ['mongodb', 'zod', 'node']),
  packages('flows', ['zod', 'node']),
  packages('doors', [
    'zod',
    'pino',
    'rate-limiter-flexible',
    'fastify',
    '@fastify/[^/]+',
    'fastify-type-provider-zod',
    'node',
  ]),
  packages('compose', ['zod', 'pino', 'node']),
  never(
    'cloud-functions-are-thin',
    'A cloud function is an entry of at most 15 lines, and so is the container: they import src only.',
    { path: '^(cloudfunctions|src/container)/' },
    { path: NPM },
  ),
  never(
    'taro-in-platform',
    'Law 3: only miniprogram/platform/ imports the API of Taro or its runtime.',
    { path: '^miniprogram/', pathNot: ['^miniprogram/platform/', '\\.d\\.ts$'] },
    { path: `${NPM}@tarojs/(?!components/)` },
  ),
  never(
    'ui-knows-no-feature',
    'The kit is used by features and pages, never the other way round.',
    { path: '^miniprogram/(ui|platform)/' },
    { path: '^miniprogram/(features|pages|packages)/' },
  ),

  never(
    'desk-stays-at-the-desk',
    'What everybody opens first takes nothing from the desk: one function brings the pages of staff along.',
    {
      path: '^miniprogram/(pages|features)/',
      pathNot: [...DESK, '^miniprogram/features/[^/]+/console/'],
    },
    { path: DESK },
  ),

  // Law 4
  never('no-cycle', 'Law 4: no import cycle, of types neither.', {}, { circular: true }),

  // What every house wants
  never(
    'no-unresolved-import',
    'An import that leads nowhere.',
    { path: '^(src|cloudfunctions|config|miniprogram|scripts|bench|tests)/' },
    { couldNotResolve: true },
  ),
  never(
    'product-imports-no-test',
    'What ships does not depend on tests, benches or scripts.',
    { path: '^(src|cloudfunctions|miniprogram|config)/' },
    { path: '^(tests|bench|scripts)/' },
  ),
]

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data|\\.cache)/' },
    moduleSystems: ['es6', 'cjs', 'tsd'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: `${__dirname}/tsconfig.json` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
}
