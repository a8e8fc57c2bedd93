import { createFilesEngine } from '../engines/files'
import type { Shown } from '../engines/files/ports'
import { openRoomPicture } from '../engines/lecture/room-picture'
import { openFileAddress } from '../kernel/file-address'
import type { Engine } from '../kernel/operation'
import type { Unit } from '../kernel/unit'

/** The same addresses as door 2 serves: one file, or a picture of a lecture room. */
const shown = (unit: Unit): Shown => ({
  fileAt: async (path) => {
    const [, signed] = /^\/api\/files\/([\w.-]+)$/.exec(path) ?? []
    if (signed !== undefined) return openFileAddress(unit.signer, signed)
    const [, room, fileId] = /^\/api\/rooms\/([\w.-]+)\/pictures\/([\w-]+)$/.exec(path) ?? []
    return room === undefined || fileId === undefined ? undefined : openRoomPicture(unit, room, fileId)
  },
})

export const filesEngine = (): Engine => createFilesEngine({ shown })
