import type { lecture } from '../../../src/engines/lecture/contract'
import { engineOf, type InputOf, type OutputOf } from '../../platform/engine'

type L = typeof lecture
const { ask, send } = engineOf<L>('lecture')

export type MyLecture = OutputOf<L['listMyLectures']>['items'][number]
export type OpenRoom = OutputOf<L['openRoom']>
export type RoomState = OutputOf<L['readRoom']>['room']
export type RoomEntry = OutputOf<L['readRoom']>['items'][number]
export type QuestionCard = OutputOf<L['listQuestions']>['items'][number]
export type MyQuestion = OutputOf<L['listMyQuestions']>['items'][number]
export type ShownAs = MyQuestion['shownAs']
export type Relay = OutputOf<L['readRelay']>
export type Minutes = OutputOf<L['readMinutes']>

export const listMyLectures = () => ask('listMyLectures', {})
export const onNow = (input: InputOf<L['onNow']> = {}) => ask('onNow', input)
export const openRoom = (input: InputOf<L['openRoom']>) => ask('openRoom', input)
export const readRoom = (input: InputOf<L['readRoom']>) => ask('readRoom', input)
export const readRelay = (input: InputOf<L['readRelay']>) => ask('readRelay', input)
export const noteRelayed = (input: InputOf<L['noteRelayed']>) => ask('noteRelayed', input)
export const stay = (lectureId: string, groupId: string) => ask('stay', { lectureId, groupId })
export const askQuestion = (input: InputOf<L['ask']>, key: string) => send('ask', input, key)
export const findSimilar = (input: InputOf<L['findSimilar']>) => ask('findSimilar', input)
export const listQuestions = (input: InputOf<L['listQuestions']>) => ask('listQuestions', input)
export const vote = (input: InputOf<L['vote']>) => ask('vote', input)
export const react = (input: InputOf<L['react']>) => ask('react', input)
export const reportQuestion = (input: InputOf<L['reportQuestion']>) => ask('reportQuestion', input)
export const listMyQuestions = (lectureId: string) => ask('listMyQuestions', { lectureId })
export const withdrawQuestion = (questionId: string, key: string) =>
  send('withdrawQuestion', { questionId }, key)
export const readMinutes = (input: InputOf<L['readMinutes']>) => ask('readMinutes', input)
