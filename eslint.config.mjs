import hooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Law 4: only config/ reads the environment; take it as a parameter.',
  },
  {
    selector: "MemberExpression[object.name='process'][computed=true][property.value='env']",
    message: 'Law 4: only config/ reads the environment; take it as a parameter.',
  },
  {
    selector: "MemberExpression[object.property.name='process'][property.name='env']",
    message: 'Law 4: only config/ reads the environment; take it as a parameter.',
  },
  {
    selector: "VariableDeclarator[init.name='process'] > ObjectPattern > Property[key.name='env']",
    message: 'Law 4: only config/ reads the environment; take it as a parameter.',
  },
  {
    selector: "ImportDeclaration[source.value=/^(node:)?process$/] > ImportSpecifier[imported.name='env']",
    message: 'Law 4: only config/ reads the environment; take it as a parameter.',
  },
]

const platformEnvironment = {
  selector:
    "MemberExpression[object.name='process'][property.name='env']:not(MemberExpression[property.name='TARO_ENV'] > MemberExpression)",
  message: 'Law 4: of the environment, platform/ reads TARO_ENV only.',
}

const clockAndChance = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Law 4: the clock is a port; ask it for the time.',
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: 'Law 4: the clock is a port; ask it for the time.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Law 4: the clock is a port; ask it for the time.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Law 4: ids and chance come through a port.',
  },
]

const declaredWx = {
  selector: 'VariableDeclaration[declare=true] > VariableDeclarator[id.name=/^(wx|Taro)$/]',
  message: 'Law 3: only miniprogram/platform/ touches WeChat or Taro.',
}

const wxGlobals = ['wx', 'Taro', 'getApp', 'getCurrentPages'].map((name) => ({
  name,
  message: 'Law 3: only miniprogram/platform/ touches WeChat or Taro.',
}))
const wxOnObjects = ['globalThis', 'window', 'self', 'global'].flatMap((object) =>
  ['wx', 'Taro'].map((property) => ({
    object,
    property,
    message: 'Law 3: only miniprogram/platform/ touches WeChat or Taro.',
  })),
)

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.cache/', 'coverage/', '.swc/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      // `import { type A }` still loads the module at run time; `import type` does not.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unnecessary-type-arguments': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // What must answer with a promise is written `async`, whether it waits for something or not.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      // Discarding a promise's value in an arrow's short body is the house's usual way to hand over a callback.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['src/**/*.ts', 'cloudfunctions/**/*.ts'],
    ignores: ['src/compose.ts', 'src/compose/**', 'src/local/**'],
    rules: { 'no-restricted-syntax': ['error', ...environment, ...clockAndChance] },
  },
  {
    files: ['src/compose.ts', 'src/compose/**/*.ts', 'src/local/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...environment] },
  },
  {
    files: ['miniprogram/**/*.{ts,tsx}'],
    ignores: ['miniprogram/platform/**'],
    rules: {
      'no-restricted-syntax': ['error', ...environment, ...clockAndChance, declaredWx],
      'no-restricted-globals': ['error', ...wxGlobals],
      'no-restricted-properties': ['error', ...wxOnObjects],
    },
  },
  {
    files: ['miniprogram/platform/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', platformEnvironment] },
  },
  {
    files: ['miniprogram/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended],
  },
  {
    // The local cloud, scripts and benches talk to a person at a terminal.
    files: ['src/local/**/*.ts', 'scripts/**/*.ts', 'bench/**/*.ts', 'config/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.recommended],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
)
