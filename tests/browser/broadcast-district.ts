import { openidOf } from '../../src/local/demo/openid'
import { DEMO_ROBOTS } from '../../src/local/demo/robots'
import type { TestCloud } from '../support/local-cloud'

/** Thirty groups of the demo, with robots in some of them, as a saved audience; and the vendors' own books. */
export const AUDIENCE = '三十个群'
export const GROUPS = 30
/** Robots that work, and one whose address is no robot's any more. */
export const ROBOTS = 9
export const OPENGID = 'opengid-broadcast-1'

export interface District {
  post<T>(account: string, name: string, input: unknown): Promise<T>
  /** Keys of the robots that are in groups of the audience. */
  readonly keys: readonly string[]
  /** The group of the demo's worker and group admin: a WeChat group, bound. */
  readonly boundGroup: string
  said(): Promise<readonly { key: string; content: string; msgtype: string }[]>
  proofFor(account: string, opengid: string): Promise<string>
}

interface GroupRow {
  groupId: string
  name: string
  orgId: string
  kind: string
  admins: { memberId: string }[]
  /** The last four characters of the robot's key. */
  robotTail?: string
}

const keyOf = ({ robotTail }: GroupRow): string | undefined =>
  // The first is shared by many groups.
  robotTail === undefined ? undefined : DEMO_ROBOTS.slice(1).find((key) => key.endsWith(robotTail))

export const prepareDistrict = async (cloud: TestCloud): Promise<District> => {
  const tokens = new Map<string, string>()
  const post = async <T>(account: string, name: string, input: unknown): Promise<T> => {
    const token = tokens.get(account) ?? (await cloud.signIn(account))
    tokens.set(account, token)
    const { status, body } = await cloud.post(token, name, input)
    if (status !== 200) throw new Error(`${name}: ${JSON.stringify(body)}`)
    return body as T
  }
  const issue = async (kind: string, value: object): Promise<string> => {
    const answer = await fetch(new URL('/fake/issue', cloud.environment['WECHAT_API']), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind, value }),
    })
    return ((await answer.json()) as { code: string }).code
  }
  const proofFor = (account: string, opengid: string) =>
    issue('cloudId', { openid: openidOf(account), opengid })

  const all = await allGroups(post)
  const bound = all.find(({ groupId }) => groupId === 'group_1')
  if (bound === undefined) throw new Error('the demo has no first group')
  // The demo's own robots are in their groups already; one more group gets an address that is none.
  const withRobot = all.filter((group) => keyOf(group) !== undefined && group !== bound).slice(0, ROBOTS)
  const [deaf] = all.filter(
    (group) => group.kind === 'wecom' && group.robotTail === undefined && group !== bound,
  )
  if (withRobot.length < ROBOTS || deaf === undefined) throw new Error('the demo has too few robots')
  const keys = withRobot.map((group) => keyOf(group) ?? '')
  const rest = all.filter((group) => group.kind !== 'wecom' && group !== bound)
  const chosen = [bound, deaf, ...withRobot, ...rest].slice(0, GROUPS)
  await post('staff', 'membership.saveGroup', {
    ...fieldsOf(deaf),
    robotUrl: `${cloud.environment['WECOM_API'] ?? ''}/cgi-bin/webhook/send?key=taken-out-of-the-group`,
  })
  await post('staff', 'membership.saveGroup', { ...fieldsOf(bound), kind: 'wechat' })
  const { code } = await post<{ code: string }>('staff', 'membership.issueGroupCode', {
    groupId: bound.groupId,
  })
  await post('groupadmin', 'membership.bindGroup', {
    code,
    cloudId: await proofFor('groupadmin', OPENGID),
  })
  await post('staff', 'broadcast.saveAudience', {
    name: AUDIENCE,
    audience: { groupIds: chosen.map(({ groupId }) => groupId) },
  })
  return {
    post,
    keys,
    boundGroup: bound.name,
    said: async () => {
      const answer = await fetch(new URL('/fake/said', cloud.environment['WECOM_API']))
      return ((await answer.json()) as { items: { key: string; content: string; msgtype: string }[] }).items
    },
    proofFor,
  }
}

const fieldsOf = ({ groupId, orgId, name, kind, admins }: GroupRow) => ({
  groupId,
  orgId,
  name,
  kind,
  adminIds: admins.map(({ memberId }) => memberId),
})

/** Every group of the demo as staff see it. */
export const allGroups = async (post: District['post']): Promise<GroupRow[]> => {
  const rows: GroupRow[] = []
  let cursor: string | undefined
  do {
    const page: { items: GroupRow[]; next?: string } = await post('staff', 'membership.listGroups', {
      ...(cursor === undefined ? {} : { cursor }),
    })
    rows.push(...page.items)
    cursor = page.next
  } while (cursor !== undefined)
  return rows
}
