import type { lecture } from '../../../../src/engines/lecture/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type L = typeof lecture
const { ask, send } = engineOf<L>('lecture')

export type Desk = OutputOf<L['readConsole']>
export type Piece = Desk['script'][number]
export type HostCard = OutputOf<L['listQueue']>['items'][number]
export type QueueView = InputOf<L['listQueue']>['view']
export type Cluster = OutputOf<L['suggestMerges']>['clusters'][number]
export type HiddenCard = OutputOf<L['listHiddenQuestions']>['items'][number]
export type SavePiece = InputOf<L['saveScript']>['pieces'][number]
export type Say = InputOf<L['say']>

export const readConsole = (lectureId: string) => ask('readConsole', { lectureId })
export const startLecture = (lectureId: string, key: string) => send('startLecture', { lectureId }, key)
export const sendPiece = (input: InputOf<L['sendPiece']>, key: string) => send('sendPiece', input, key)
export const say = (input: Say, key: string) => send('say', input, key)
export const extendLecture = (input: InputOf<L['extendLecture']>, key: string) =>
  send('extendLecture', input, key)
export const closeQueue = (lectureId: string, key: string) => send('closeQueue', { lectureId }, key)
export const reopenQueue = (lectureId: string, key: string) => send('reopenQueue', { lectureId }, key)
export const endLecture = (lectureId: string, key: string) => send('endLecture', { lectureId }, key)
export const takeOver = (lectureId: string, key: string) => send('takeOver', { lectureId }, key)
export const listListeners = (input: InputOf<L['listListeners']>) => ask('listListeners', input)
export const listQueue = (input: InputOf<L['listQueue']>) => ask('listQueue', input)
export const suggestMerges = (input: InputOf<L['suggestMerges']>) => ask('suggestMerges', input)
export const mergeQuestions = (input: InputOf<L['mergeQuestions']>, key: string) =>
  send('mergeQuestions', input, key)
export const unmergeQuestion = (input: InputOf<L['unmergeQuestion']>, key: string) =>
  send('unmergeQuestion', input, key)
export const refuseQuestion = (input: InputOf<L['refuseQuestion']>, key: string) =>
  send('refuseQuestion', input, key)
export const admitQuestion = (input: InputOf<L['admitQuestion']>, key: string) =>
  send('admitQuestion', input, key)
export const answerQuestion = (input: InputOf<L['answerQuestion']>, key: string) =>
  send('answerQuestion', input, key)
export const listHiddenQuestions = (input: InputOf<L['listHiddenQuestions']>) =>
  ask('listHiddenQuestions', input)
export const answerHidden = (input: InputOf<L['answerHidden']>, key: string) =>
  send('answerHidden', input, key)
export const saveScript = (input: InputOf<L['saveScript']>, key: string) => send('saveScript', input, key)
export const startLecturePicture = (input: InputOf<L['startLecturePicture']>, key: string) =>
  send('startLecturePicture', input, key)
