import { benefitPages } from './benefit-pages'
import { broadcastPages } from './broadcast-pages'
import { hotlinePages } from './hotline-pages'
import { lecturePages } from './lecture-pages'
import { opening, shot, type PageShot, type Post } from './shot'

export type { PageShot } from './shot'

/** All pages of the product with real addresses, found through the API of a running local cloud. */
export const findPages = async (url: string): Promise<PageShot[]> => {
  const post: Post = async <T>(path: string, body: unknown, token?: string): Promise<T> => {
    const response = await fetch(`${url}/api/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': `shots-${path.replace(/\W/g, '-')}`,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as T
  }
  const tokenOf = async (account: string) => (await post<{ token: string }>('dev/login', { account })).token
  const worker = await tokenOf('worker')
  const staff = await tokenOf('staff')
  const lawyer = await tokenOf('lawyer')
  const auditor = await tokenOf('auditor')
  const admin = await tokenOf('groupadmin')
  const { items: guides } = await post<{ items: { guideId: string; version: number; title: string }[] }>(
    'library/listGuides',
    {},
  )
  const { items: groups } = await post<{ items: { groupId: string; name: string }[] }>(
    'broadcast/listMyGroups',
    {},
    worker,
  )
  const { items: sent } = await post<{ items: { broadcastId: string; title: string }[] }>(
    'broadcast/listBroadcasts',
    {},
    staff,
  )
  const { items: laws } = await post<{ items: { lawId: string }[] }>('library/listStatutes', {})
  const guide = guides.find(({ title }) => title.includes('停工')) ?? guides[0]
  const group = groups.find(({ name }) => name.includes('职工群')) ?? groups[0]
  if (!group) throw new Error('the demo worker is in no group')
  const item = await delivered(async () => {
    const feed = await post<{ items: { itemId: string; guide?: { guideId: string } }[] }>(
      'broadcast/readFeed',
      { groupId: group.groupId },
      worker,
    )
    return feed.items.find((one) => one.guide?.guideId === guide?.guideId)
  })
  // Numbers are looked at where there are some.
  const broadcast = sent.find(({ title }) => title.includes('停工')) ?? sent[0]
  const [law] = laws
  if (!guide || !item || !broadcast || !law) throw new Error('the demo district is not complete')

  const query = encodeURIComponent('停工了工资怎么发')
  return [
    shot('home', '/pages/home/index', worker),
    shot('home-visitor', '/pages/home/index', undefined),
    shot('groups', '/pages/groups/index', worker),
    shot('services', '/pages/services/index', worker),
    shot('me', '/pages/me/index', worker),
    shot('me-admin', '/pages/me/index', admin),
    shot('group', `/pages/group/index?groupId=${group.groupId}`, worker),
    shot(
      'guide',
      `/packages/library/guide/index?guideId=${guide.guideId}&groupId=${group.groupId}&itemId=${item.itemId}`,
      worker,
    ),
    shot('guide-shared', `/packages/library/guide/index?guideId=${guide.guideId}`, undefined),
    shot('guides', '/packages/library/guides/index', worker),
    shot('search', `/packages/library/search/index?question=${query}`, worker),
    shot('laws', '/packages/library/laws/index', worker),
    shot(
      'law',
      `/packages/library/law/index?lawId=${encodeURIComponent(law.lawId)}&label=${encodeURIComponent('第一条')}`,
      worker,
    ),
    shot('not-found', '/packages/library/guide/index?guideId=guide_nothing', worker),
    shot('sign-in', '/packages/account/sign-in/index', undefined),
    shot('bind', '/packages/account/bind/index', worker),
    shot('bind-group', '/packages/account/bind-group/index', admin),
    shot('my-data', '/packages/account/my-data/index', worker),
    shot('looks', '/packages/account/looks/index', worker),
    shot('consents', '/packages/account/consents/index', worker),
    shot('leave', '/packages/account/leave/index', worker),
    shot('desk-sent', '/packages/staff/desk/index', staff, true),
    shot(
      'desk-send',
      `/packages/staff/send/index?guide=${guide.guideId}&version=${guide.version}`,
      staff,
      true,
    ),
    shot('desk-funnel', `/packages/staff/funnel/index?id=${broadcast.broadcastId}`, staff, true),
    shot('desk-library', '/packages/staff/library/index', lawyer, true, opening(guide.title)),
    shot('desk-laws', '/packages/staff/library/index?tab=laws', staff, true, opening(/示范规定/)),
    shot('desk-write', '/packages/staff/write/index', lawyer, true),
    shot('desk-orgs', '/packages/staff/orgs/index', staff, true, opening('望海街道总工会')),
    shot('desk-roster', '/packages/staff/roster/index', staff, true),
    shot('desk-roles', '/packages/staff/roles/index', staff, true),
    shot('desk-records', '/packages/staff/records/index', auditor, true),
    ...(await lecturePages(post, tokenOf)),
    ...(await hotlinePages(post, tokenOf)),
    ...(await broadcastPages(post, tokenOf)),
    ...(await benefitPages(post, tokenOf)),
  ]
}

/** The outbox delivers within seconds; waits for half a minute at most. */
const delivered = async <T>(look: () => Promise<T | undefined>): Promise<T | undefined> => {
  for (let tries = 0; tries < 60; tries += 1) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  return undefined
}
