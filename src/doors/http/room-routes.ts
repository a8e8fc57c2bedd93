import type { FastifyInstance } from 'fastify'
import { openRoomPath } from '../../engines/lecture/room-path'
import { openRoomPicture } from '../../engines/lecture/room-picture'
import { createRoomPages } from '../../engines/lecture/store/room-pages'
import { refuse } from '../../kernel/refusal'
import type { House } from '../../kernel/unit'
import { registerPagedRoutes, type PagedLimits } from './paged-routes'
import { pollLoad } from './poll-load'

export type RoomRoutesOptions = PagedLimits

/** Pictures of one address: a room shows some dozens. */
const PICTURES = { calls: 600, seconds: 60 }

/** Lecture rooms: head, segments, and the pictures in them, which never change either. */
export const registerRoomRoutes = (
  app: FastifyInstance,
  house: House,
  options: RoomRoutesOptions = {},
): void => {
  const load = pollLoad()
  const onProblem = (error: unknown): void => app.log.error({ err: error }, 'room watch broke')

  app.get<{ Params: { signed: string; fileId: string } }>(
    '/api/rooms/:signed/pictures/:fileId',
    { schema: { hide: true } },
    async (request, reply) => {
      await house.limits.consume('room.picture', request.ip, PICTURES)
      const fileId = await openRoomPicture(house, request.params.signed, request.params.fileId)
      const about = fileId === undefined ? undefined : await house.files.about(fileId)
      if (fileId === undefined || !about) throw refuse('NOT_FOUND')
      return reply
        .header('content-type', about.contentType)
        .header('content-length', about.bytes)
        .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(house.files.open(fileId))
    },
  )
  registerPagedRoutes(app, house, {
    ...options,
    name: 'room',
    prefix: '/api/rooms/',
    pages: createRoomPages(house, () => load.ofLate(), onProblem),
    open: (signed) => {
      const access = openRoomPath(house.signer, signed)
      return access && { id: access.lectureId, expiresAt: access.expiresAt }
    },
    onPoll: () => load.count(),
  })
}
