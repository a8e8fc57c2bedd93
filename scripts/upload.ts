// npm run upload -- --version 1.2.0 --desc TEXT [--robot 1]: sends dist/weapp to WeChat.
//   WEAPP_APPID                app id of the mini-program
//   WEAPP_PRIVATE_KEY          the upload key itself (PEM), or
//   WEAPP_PRIVATE_KEY_PATH     the file that holds it
// Without them, or with --dry, the package is only validated, which needs no network.
import { upload } from 'miniprogram-ci'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openProject } from './weapp/project'
import { validatePackage } from './weapp/validate'

const DIST = join(__dirname, '..', 'dist', 'weapp')

function credentials(): { appid: string; privateKey: string } | undefined {
  const { WEAPP_APPID: appid, WEAPP_PRIVATE_KEY: key, WEAPP_PRIVATE_KEY_PATH: path } = process.env
  const privateKey = key ?? (path === undefined ? undefined : readFileSync(path, 'utf8'))
  return appid && privateKey ? { appid, privateKey } : undefined
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string' },
      desc: { type: 'string', default: '' },
      robot: { type: 'string', default: '1' },
      dry: { type: 'boolean', default: false },
    },
  })
  if (!existsSync(join(DIST, 'app.json'))) throw new Error('dist/weapp is missing: npm run build:weapp first')
  const sizes = await validatePackage(DIST)
  console.log(`package is valid: main ${kb(sizes.mainBytes)}`)
  for (const [root, bytes] of Object.entries(sizes.subpackages)) console.log(`  ${root} ${kb(bytes)}`)
  const account = credentials()
  if (values.dry || account === undefined) {
    console.log('nothing was uploaded: set WEAPP_APPID and WEAPP_PRIVATE_KEY (or WEAPP_PRIVATE_KEY_PATH)')
    return
  }
  if (values.version === undefined) throw new Error('--version is needed, 1.2.0 say')
  const project = openProject(DIST, account)
  const { version, desc } = values
  await upload({ project, version, desc, robot: Number(values.robot), onProgressUpdate: () => undefined })
  console.log(`uploaded ${values.version}`)
}

const kb = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`

main()
  // miniprogram-ci leaves its compiler's processes running.
  .then(() => process.exit(0))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
