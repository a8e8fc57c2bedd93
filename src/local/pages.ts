import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** The h5 pages. Files with a hash in their name never change; index.html is asked for every time. */
export const registerPages = (app: FastifyInstance, folder: string): void => {
  if (!existsSync(folder)) return
  void app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: ['index.html'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('x-content-type-options', 'nosniff')
      reply.setHeader('referrer-policy', 'no-referrer')
      reply.setHeader(
        'cache-control',
        /\.[0-9a-f]{8,}\./.test(path) || /\/(js|css|chunk|static)\//.test(path)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      )
    },
  })
}
