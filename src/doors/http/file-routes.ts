import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { openFileAddress } from '../../kernel/file-address'
import { PICTURES } from '../../kernel/file-kinds'
import { refuse } from '../../kernel/refusal'
import { readTicket, storeUpload } from '../../kernel/uploads'
import type { House } from '../../kernel/unit'

/** Only pictures open in a browser; everything else is downloaded, whatever it claims to be. */
const SHOWN = new Set<string>(PICTURES)

/** Files go straight to storage by a signed ticket and come back under a signed address. */
export const registerFiles = (app: FastifyInstance, house: House): void => {
  void app.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    files.put<{ Params: { ticket: string } }>(
      '/api/files/:ticket',
      { schema: { hide: true }, bodyLimit: 64_000_000 },
      async (request, reply) => {
        const claim = readTicket(house.signer, request.params.ticket)
        if (!claim || !(request.body instanceof Readable)) throw refuse('NOT_FOUND')
        await house.limits.consume('files.put', request.ip, { calls: 60, seconds: 600 })
        const stored = await storeUpload(house, claim, request.body)
        if (!stored) request.body.resume()
        return reply.send({ stored: true })
      },
    )
  })
  app.get<{ Params: { signed: string } }>(
    '/api/files/:signed',
    { schema: { hide: true } },
    async (request, reply) => {
      const fileId = openFileAddress(house.signer, request.params.signed)
      const about = fileId === undefined ? undefined : await house.files.about(fileId)
      if (fileId === undefined || !about) throw refuse('NOT_FOUND')
      const shown = SHOWN.has(about.contentType)
      return (
        reply
          .header('content-type', shown ? about.contentType : 'application/octet-stream')
          .header('content-length', about.bytes)
          .header(
            'content-disposition',
            `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(about.fileName)}`,
          )
          .header('x-content-type-options', 'nosniff')
          .header('content-security-policy', "default-src 'none'; sandbox; frame-ancestors 'none'")
          // A download may hold full numbers: it does not stay on the machine of whoever opened it.
          .header('cache-control', shown ? 'private, max-age=86400, immutable' : 'private, no-store')
          .send(house.files.open(fileId))
      )
    },
  )
}
