import type { library } from '../../../src/engines/library/contract'
import { engineOf, type OutputOf } from '../../platform/engine'

type Library = typeof library
const { ask } = engineOf<Library>('library')

export type Guide = OutputOf<Library['readGuide']>
export type GuideHead = OutputOf<Library['listGuides']>['items'][number]
export type Citation = Guide['citations'][number]
export type Article = OutputOf<Library['readArticle']>
export type Answer = OutputOf<Library['readAnswer']>
export type Found = OutputOf<Library['search']>
export type Hit = Found['hits'][number]

export const readGuide = (guideId: string, version: number | undefined) =>
  ask('readGuide', version === undefined ? { guideId } : { guideId, version })
export const listGuides = (cursor: string | undefined) =>
  ask('listGuides', cursor === undefined ? {} : { cursor })
export const search = (question: string) => ask('search', { question })
export const readArticle = (lawId: string, label: string) => ask('readArticle', { lawId, label })
export type Statutes = OutputOf<Library['listStatutes']>
export type LawHead = Statutes['items'][number]
export const listStatutes = () => ask('listStatutes', {})
export const readAnswer = (answerId: string) => ask('readAnswer', { answerId })
