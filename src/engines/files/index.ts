import { defineEngine, type Engine } from '../../kernel/operation'
import type { Unit } from '../../kernel/unit'
import { files } from './contract'
import { putPiece } from './operations/put-piece'
import { readPiece } from './operations/read-piece'
import type { FilesPorts } from './ports'
import type { Services } from './services'
import { createPieceStore, filePieces } from './store/pieces'

/** Files in pieces, for a mini-program that reaches functions only. */
export const createFilesEngine = (ports: FilesPorts): Engine =>
  defineEngine({
    name: 'files',
    contract: files,
    operations: { putPiece, readPiece },
    collections: [filePieces],
    services: (unit: Unit): Services => ({
      unit,
      pieces: createPieceStore(unit),
      shown: ports.shown(unit),
    }),
  })
