import { opening, shot, type PageShot, type Post } from './shot'

/** What is passed on, asked back and sent: for readers, a group's admin, and the desk. */
export const broadcastPages = async (
  post: Post,
  tokenOf: (account: string) => Promise<string>,
): Promise<PageShot[]> => {
  const [worker, admin, staff] = await Promise.all(['worker', 'groupadmin', 'staff'].map(tokenOf))
  const { items: packs } = await post<{
    items: { groupId: string; share: { path: string }; item?: { itemId: string } }[]
  }>('broadcast/listRelayPacks', {}, admin)
  const { items: sent } = await post<{ items: { broadcastId: string; title: string }[] }>(
    'broadcast/listBroadcasts',
    {},
    staff,
  )
  const [pack] = packs
  const [one, other] = ['停工', '社保'].map((about) => sent.find(({ title }) => title.includes(about)))
  if (pack?.item === undefined || one === undefined || other === undefined)
    throw new Error('the demo has nothing to pass on')
  const { groupId } = pack
  const about = encodeURIComponent('加班费怎么算、怎么要')
  return [
    shot('relay', '/packages/broadcast/relay/index', admin),
    shot('shared', pack.share.path, undefined),
    shot('pass-on', `${pack.share.path}&mine=1`, worker),
    shot('find-in-group', `/packages/broadcast/find/index?groupId=${groupId}&text=工资`, worker),
    shot(
      'ask-back',
      `/packages/broadcast/ask/index?groupId=${groupId}&itemId=${pack.item.itemId}&about=${about}`,
      worker,
    ),
    shot('desk-asked', '/packages/staff/asked/index', staff, true, opening(/派遣/)),
    shot('desk-ways', '/packages/staff/ways/index', staff, true),
    shot(
      'desk-compare',
      `/packages/staff/compare/index?one=${one.broadcastId}&other=${other.broadcastId}`,
      staff,
      true,
    ),
  ]
}
