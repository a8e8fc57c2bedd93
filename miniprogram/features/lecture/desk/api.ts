import type { lecture } from '../../../../src/engines/lecture/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type L = typeof lecture
const { ask, send } = engineOf<L>('lecture')

export type LectureRow = OutputOf<L['listLectures']>['items'][number]
export type Host = OutputOf<L['listHosts']>['items'][number]
export type Plan = OutputOf<L['readPlan']>
export type PlanLecture = InputOf<L['planLecture']>
export type ChangeLecture = InputOf<L['changeLecture']>
export type OpenQuestion = OutputOf<L['listOpenQuestions']>['items'][number]
export type LawyerCard = OutputOf<L['readLawyerCard']>

export type LicenceRow = OutputOf<L['listLicences']>['items'][number]

export const listLectures = (input: InputOf<L['listLectures']>) => ask('listLectures', input)
export const listHosts = () => ask('listHosts', {})
export const readPlan = (lectureId: string) => ask('readPlan', { lectureId })
export type FindClashes = InputOf<L['findClashes']>
export type Clashes = OutputOf<L['findClashes']>
export const findClashes = (input: FindClashes) => ask('findClashes', input)
export const planLecture = (input: PlanLecture, key: string) => send('planLecture', input, key)
export const changeLecture = (input: ChangeLecture, key: string) => send('changeLecture', input, key)
export const cancelLecture = (input: InputOf<L['cancelLecture']>, key: string) =>
  send('cancelLecture', input, key)
export const importScript = (input: InputOf<L['importScript']>, key: string) =>
  send('importScript', input, key)
export const listOpenQuestions = (input: InputOf<L['listOpenQuestions']>) => ask('listOpenQuestions', input)
export const assignQuestion = (input: InputOf<L['assignQuestion']>, key: string) =>
  send('assignQuestion', input, key)
export const takeHidden = (input: InputOf<L['takeHidden']>, key: string) => send('takeHidden', input, key)
export const findUnions = (text: string) => ask('findUnions', { text })
export const listLicences = () => ask('listLicences', {})
export const confirmLicence = (input: InputOf<L['confirmLicence']>, key: string) =>
  send('confirmLicence', input, key)
export const readLawyerCard = () => ask('readLawyerCard', {})
export const saveLawyerCard = (input: InputOf<L['saveLawyerCard']>, key: string) =>
  send('saveLawyerCard', input, key)
