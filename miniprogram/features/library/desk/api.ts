import type { library } from '../../../../src/engines/library/contract'
import { engineOf, type InputOf, type OutputOf } from '../../../platform/engine'

type L = typeof library
const { ask, send } = engineOf<L>('library')

export type DeskRow = OutputOf<L['listDesk']>['items'][number]
export type GuideState = DeskRow['state']
export type Draft = OutputOf<L['readDraft']>
export type Citation = Draft['citations'][number]
export type AnswerRow = OutputOf<L['listAnswers']>['items'][number]
export type SaveDraft = InputOf<L['saveDraft']>

export const listDesk = (input: InputOf<L['listDesk']>) => ask('listDesk', input)
export const readDraft = (guideId: string, version: number) => ask('readDraft', { guideId, version })
export const saveDraft = (input: SaveDraft, key: string) => send('saveDraft', input, key)
export const startCorrection = (guideId: string, key: string) => send('startCorrection', { guideId }, key)
export const submitForReview = (input: InputOf<L['submitForReview']>, key: string) =>
  send('submitForReview', input, key)
export const decideReview = (input: InputOf<L['decideReview']>, key: string) =>
  send('decideReview', input, key)
export const issueGuide = (input: InputOf<L['issueGuide']>, key: string) => send('issueGuide', input, key)
export const withdrawGuide = (input: InputOf<L['withdrawGuide']>, key: string) =>
  send('withdrawGuide', input, key)
export const confirmStillRight = (input: InputOf<L['confirmStillRight']>, key: string) =>
  send('confirmStillRight', input, key)
export const checkCitations = (citations: string[]) => ask('checkCitations', { citations })
export const saveAnswer = (input: InputOf<L['saveAnswer']>, key: string) => send('saveAnswer', input, key)
export const listAnswers = (input: InputOf<L['listAnswers']>) => ask('listAnswers', input)
export const approveAnswer = (answerId: string, key: string) => send('approveAnswer', { answerId }, key)
export const recordRepeal = (input: InputOf<L['recordRepeal']>, key: string) =>
  send('recordRepeal', input, key)
export const startPicture = (input: InputOf<L['startPicture']>, key: string) =>
  send('startPicture', input, key)
