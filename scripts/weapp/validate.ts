import { DefaultProjectAttr, getCompiledResult } from 'miniprogram-ci'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packageSizes, type PackageSizes } from './package-sizes'
import { openProject } from './project'

/** WeChat refuses a package beyond this [developers' documentation, "subpackages"]. */
const PACKAGE_LIMIT = 2 << 20
const TOTAL_LIMIT = 30 << 20

/** A key of the right shape that no account knows. */
const strangersKey = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey

/**
 * WeChat's own compiler over a build, without its server: a missing page, tab, component or icon is thrown. Then
 * the platform's size limits. Works offline; the account's own attributes are replaced by the defaults.
 */
export async function validatePackage(dist: string): Promise<PackageSizes> {
  const project = openProject(dist, { appid: 'wx0000000000000000', privateKey: strangersKey() })
  Object.assign(project, {
    attr: () => Promise.resolve(DefaultProjectAttr),
    attrSync: () => DefaultProjectAttr,
  })
  const out = await mkdtemp(join(tmpdir(), 'niangjiaren-package-'))
  try {
    await getCompiledResult(
      { project, version: '0.0.0', onProgressUpdate: () => undefined },
      join(out, 'compiled.zip'),
    )
  } finally {
    await rm(out, { recursive: true, force: true })
  }
  const sizes = packageSizes(dist)
  const all = Object.entries({ 'the main package': sizes.mainBytes, ...sizes.subpackages })
  const tooBig = all.find(([, bytes]) => bytes > PACKAGE_LIMIT)
  if (tooBig) throw new Error(`${tooBig[0]} has ${tooBig[1]} bytes, WeChat takes ${PACKAGE_LIMIT}`)
  const total = all.reduce((sum, [, bytes]) => sum + bytes, 0)
  if (total > TOTAL_LIMIT) throw new Error(`all packages have ${total} bytes, WeChat takes ${TOTAL_LIMIT}`)
  return sizes
}
