import type { FastifyInstance } from 'fastify'
import { openFeedPath } from '../../engines/broadcast/feed-path'
import { createFeedPages } from '../../engines/broadcast/store/feed-pages'
import type { House } from '../../kernel/unit'
import { registerPagedRoutes, type PagedLimits } from './paged-routes'

export type FeedRoutesOptions = PagedLimits

/** Groups' pages, read by everybody in the group under one path. */
export const registerFeedRoutes = (
  app: FastifyInstance,
  house: House,
  options: FeedRoutesOptions = {},
): void =>
  registerPagedRoutes(app, house, {
    ...options,
    name: 'feed',
    prefix: '/api/feeds/',
    pages: createFeedPages(house, (error) => app.log.error({ err: error }, 'feed watch broke')),
    open: (signed) => {
      const access = openFeedPath(house.signer, signed)
      return access && { id: access.groupId, expiresAt: access.expiresAt }
    },
  })
