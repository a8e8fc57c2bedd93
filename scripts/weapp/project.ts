import { Project, type upload } from 'miniprogram-ci'

type CiProject = Parameters<typeof upload>[0]['project']

/** A build as miniprogram-ci wants it. Source maps stay here. */
export const openProject = (dist: string, account: { appid: string; privateKey: string }): CiProject =>
  // Its class and its interface disagree about optional members only.
  new Project({ ...account, type: 'miniProgram', projectPath: dist, ignores: ['**/*.map'] }) as CiProject
