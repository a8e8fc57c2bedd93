import { existsSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Only this site's own scripts run and no other site may frame a page. The style of an element is data of the page
 *  (a bar's width), so inline styles are allowed. */
const POLICY = [
  "default-src 'self'",
  // Taro's tab bar is made of links to `javascript:;`, which does nothing: this one text may run, by its hash, and no other.
  "script-src 'self' 'unsafe-hashes' 'sha256-lfXlPY3+MCPOPb4mrw1Y961+745U3WlDQVcOXdchSQc='",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** The h5 pages. Files with a hash in their name never change; index.html is asked for every time. */
export const registerPages = (app: FastifyInstance, folder: string): void => {
  if (!existsSync(folder)) return
  void app.register(fastifyStatic, {
    root: folder,
    prefix: '/',
    index: ['index.html'],
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.setHeader('x-content-type-options', 'nosniff')
      reply.setHeader('referrer-policy', 'no-referrer')
      reply.setHeader('content-security-policy', POLICY)
      reply.setHeader('permissions-policy', 'geolocation=(), payment=(), usb=()')
      reply.setHeader(
        'cache-control',
        /\.[0-9a-f]{8,}\./.test(path) || /\/(js|css|chunk|static)\//.test(path)
          ? 'public, max-age=31536000, immutable'
          : 'no-cache',
      )
    },
  })
}
