import { refuse } from '../../kernel/refusal'
import type { Unit } from '../../kernel/unit'
import type { Role } from '../../kernel/contract'
import { createAudienceStore, type AudienceFilter } from './store/audience'
import { createGrantsStore, type GrantDoc } from './store/grants'
import type { GroupDoc } from './store/groups'
import { createOrgTreeStore } from './store/org-tree'
import { createPeopleStore } from './store/people'
import { createStandingStore } from './store/standing'

/** Who may stand at a lecture's console. */
const HOSTS: readonly Role[] = ['lawyer', 'staff']

export type MembershipFacts = ReturnType<typeof createMembershipFacts>

/** What other engines may know of people, unions and groups; read-only, and nobody imports it but compose and flows.
 *  Who reads a group: the active members of the subtree under its union, and its admins. */
export const createMembershipFacts = (unit: Unit) => {
  const audience = createAudienceStore(unit)
  const tree = createOrgTreeStore(unit)
  const people = createPeopleStore(unit)
  const grants = createGrantsStore(unit)

  const describe = async (found: readonly GroupDoc[]) => {
    const names = await tree.namesOf(found.map((group) => group.orgId))
    return found.map((group) => ({
      groupId: group._id,
      name: group.name,
      orgId: group.orgId,
      orgName: names.get(group.orgId) ?? '',
      orgPath: group.orgPath,
      adminIds: group.adminIds,
      kind: group.kind,
      ...(group.label !== undefined && { label: group.label }),
      bound: group.opengid !== undefined,
      // Groups that share a robot share its limit, so it has a name of its own; the address stays sealed.
      ...(group.robot && {
        robotId: unit.vault.blind(unit.vault.open(group.robot, 'robot'), 'robotId'),
      }),
    }))
  }

  const describeHolders = async (held: readonly Pick<GrantDoc, 'holder' | 'role' | 'orgId'>[]) => {
    const found = await people.placesOf(held.map(({ holder }) => holder))
    const names = await tree.namesOf(found.map(({ orgId }) => orgId))
    return found.map(({ _id, name, orgId, orgPath }) => {
      const over = (role: Role): string[] =>
        held.filter((grant) => grant.holder === _id && grant.role === role).map((grant) => grant.orgId)
      return {
        memberId: _id,
        name,
        orgName: names.get(orgId) ?? '',
        orgPath,
        lawyerOf: over('lawyer'),
        staffOf: over('staff'),
      }
    })
  }

  return {
    /** At most 50, ordered by name. */
    groupsOf: async (person: { readonly memberId?: string; readonly orgPath: readonly string[] }) =>
      describe(await audience.readBy(person.memberId, person.orgPath, 50)),

    /** In any order; unknown ids are left out. */
    groups: async (groupIds: readonly string[]) => describe(await audience.byIds(groupIds)),

    countMembers: async (groupId: string): Promise<number> => {
      const [group] = await audience.byIds([groupId])
      return group ? ((await tree.sizesOf([group.orgId])).get(group.orgId)?.members ?? 0) : 0
    },

    /** Group id → active members who read it; unknown ids are left out. */
    memberCountByGroup: async (groupIds: readonly string[]): Promise<Map<string, number>> => {
      const found = await audience.byIds(groupIds)
      const counts = await tree.membersOfEach(found.map((group) => group.orgId))
      return new Map(found.map((group) => [group._id, counts.get(group.orgId) ?? 0]))
    },

    /** A person in two groups counts in both; `unions` are those the groups belong to. */
    countAudience: async (filter: AudienceFilter) => {
      let groups = 0
      let members = 0
      const unions = new Set<string>()
      for await (const some of audience.groupsByUnion(filter)) {
        members += await tree.weighMembers(some)
        for (const [orgId, count] of some) {
          unions.add(orgId)
          groups += count
        }
      }
      return { groups, members, unions: unions.size }
    },

    /** Groups with an id after `after`, ascending by id, at most `limit`, with the number of their readers. */
    audiencePage: async (filter: AudienceFilter, after: string | undefined, limit: number) => {
      const found = await audience.page(filter, after, limit)
      const counts = await tree.membersOfEach(found.map((group) => group.orgId))
      return (await describe(found)).map((group) => ({ ...group, members: counts.get(group.orgId) ?? 0 }))
    },

    /** Members who read the group, with an id after `after`, ascending by id, at most `limit`. */
    membersPage: async (groupId: string, after: string | undefined, limit: number) => {
      const [group] = await audience.byIds([groupId])
      return group ? audience.readers(group.orgId, after, limit) : []
    },

    /** In any order; unknown ids are left out. */
    orgs: async (orgIds: readonly string[]) =>
      (await audience.orgs(orgIds)).map(({ _id, name, orgPath, kind }) => ({
        orgId: _id,
        name,
        orgPath,
        kind,
      })),

    /** Unions of these subtrees with `text` in their name, at most 20; `names`: of the unions above, from the top. */
    unionsNamed: async (tops: readonly string[], text: string) =>
      (await tree.page({ tops, text }, undefined)).items
        .slice(0, 20)
        .map(({ _id, name, names }) => ({ orgId: _id, name, names: names.slice(0, -1) })),

    /** Member id → name; who has left is 已退出. */
    namesOf: (memberIds: readonly string[]) => people.namesOf(memberIds),

    /** Of these ids, those that are active members below one of the unions. */
    activeBelow: people.activeBelow,

    ...createStandingStore(unit),

    /** Lawyers and staff with these ids, and over what; whoever is neither is left out. */
    hosts: async (memberIds: readonly string[]) =>
      describeHolders(await grants.holding(HOSTS, { memberIds })),

    /** Lawyers and staff over something at or below these unions, or over something above them; by name, at most 200. */
    hostsOver: async (orgIds: readonly string[]) => {
      const above = (await audience.orgs(orgIds)).flatMap(({ orgPath }) => orgPath)
      return describeHolders(await grants.holding(HOSTS, { orgIds, above }))
    },

    /** The group that is bound to this WeChat group, if there is one. */
    groupByOpengid: async (opengid: string) => {
      const found = await audience.byOpengid(opengid)
      return found ? (await describe([found]))[0] : undefined
    },

    /** Groups below any of `scope` with an id after `after`, ascending by id, whose name holds `text`. */
    groupsPage: async (
      scope: readonly string[],
      text: string | undefined,
      after: string | undefined,
      limit: number,
    ) => describe(await audience.namedLike(scope, text, after, limit)),

    /** Tags, industries and sizes within a scope, with the number of unions that have them. */
    audienceChoices: (scope: readonly string[]) => audience.choices(scope),

    /** How an audience's groups can be reached, by kind and by whether there is a robot; `among`: of these alone. */
    countKinds: (filter: AudienceFilter, among?: readonly string[]) => audience.countKinds(filter, among),

    /** The webhook of a group's robot, for the adapter that sends to it and for nobody else. */
    robotOf: async (groupId: string): Promise<string> => {
      const [group] = await audience.byIds([groupId])
      if (!group?.robot) throw refuse('NOT_FOUND')
      return unit.vault.open(group.robot, 'robot')
    },
  }
}
