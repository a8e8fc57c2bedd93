import { createWordList } from '../../src/adapters/content-check/word-list'
import { createGroupRobot } from '../../src/adapters/wecom/group-robot'
import { writeSheet } from '../../src/adapters/xlsx/write-sheet'
import type { BroadcastPorts, CountedGroup, GroupFacts } from '../../src/engines/broadcast/ports'

/** Groups as membership would describe them, from memory: what is measured is broadcast, not membership's own reads. */
export const benchPorts = (
  all: readonly CountedGroup[],
  more: Partial<BroadcastPorts> = {},
): BroadcastPorts => {
  const words = createWordList()
  const byId = new Map(all.map((group) => [group.groupId, group]))
  const facts: Partial<GroupFacts> = {
    audiencePage: (_audience, after, limit) => {
      const from = after === undefined ? 0 : all.findIndex(({ groupId }) => groupId > after)
      return Promise.resolve(from < 0 ? [] : all.slice(from, from + limit))
    },
    groups: (ids) => Promise.resolve(ids.flatMap((id) => byId.get(id) ?? [])),
    orgs: (ids) =>
      Promise.resolve(
        ids.map((orgId) => ({ orgId, name: orgId, orgPath: ['org_city', 'org_district', orgId] })),
      ),
    namesOf: () => Promise.resolve(new Map()),
  }
  return {
    groups: () => facts as GroupFacts,
    guides: () => ({ guides: () => Promise.resolve([]), changes: () => Promise.resolve(undefined) }),
    robots: createGroupRobot({ origins: [] }),
    check: words,
    words,
    groupProof: { redeem: () => Promise.reject(new Error('nobody comes in here')) },
    writeSheet,
    publicUrl: 'https://njr.example.cn',
    ...more,
  }
}
