import { operationsWith } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import type { Shown } from './ports'
import type { PieceStore } from './store/pieces'

export interface Services {
  readonly unit: Unit
  readonly pieces: PieceStore
  readonly shown: Shown
}

export const operation = operationsWith<Services>()
