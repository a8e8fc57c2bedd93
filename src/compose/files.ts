import { createFilesEngine } from '../engines/files'
import type { Shown } from '../engines/files/ports'
import { openRoomPath } from '../engines/lecture/room-path'
import { createPictureStore } from '../engines/lecture/store/pictures'
import { openFileAddress } from '../kernel/file-address'
import type { Engine } from '../kernel/operation'
import type { Unit } from '../kernel/unit'

/** The same addresses as door 2 serves: one file, or a picture of a lecture room. */
const shown = (unit: Unit): Shown => ({
  fileAt: async (path) => {
    const [, signed] = /^\/api\/files\/([\w.-]+)$/.exec(path) ?? []
    if (signed !== undefined) return openFileAddress(unit.signer, signed)
    const [, room, fileId] = /^\/api\/rooms\/([\w.-]+)\/pictures\/([\w-]+)$/.exec(path) ?? []
    const access = room === undefined ? undefined : openRoomPath(unit.signer, room)
    if (access === undefined || fileId === undefined) return undefined
    const picture = (await createPictureStore(unit).find(access.lectureId, [fileId])).get(fileId)
    return picture?.checked === true ? fileId : undefined
  },
})

export const filesEngine = (): Engine => createFilesEngine({ shown })
