import { z } from 'zod'
import { Done, pageOf } from '../../../kernel/shapes'
import { ChatChannel, Cursor, Id, Instant, Line } from './shapes'

/** By which ways a group is reached. */
export const ways = {
  // ── ways into a chat ──
  listWays: {
    summary: 'How each group of the scope is reached, robots in trouble first',
    access: 'staff',
    input: z.strictObject({
      text: Line(40).optional(),
      trouble: z.boolean().default(false),
      cursor: Cursor.optional(),
    }),
    output: pageOf(
      z.object({
        groupId: Id,
        name: z.string(),
        orgName: z.string(),
        kind: z.enum(['wechat', 'wecom', 'qq', 'page']),
        /** First choice first; empty: the group page alone. */
        order: z.array(ChatChannel),
        /** Absent: the group has none. */
        robot: z
          .object({
            /** `untried`: it has never said anything for us, so nobody knows. */
            state: z.enum(['working', 'aside', 'untried']),
            /** Why it was set aside, in a sentence. */
            problem: z.string().optional(),
            /** When it is tried again by itself; absent: when its address is changed, or somebody tries it. */
            again: Instant.optional(),
          })
          .optional(),
        /** A WeChat group whose admin has bound it can prove a relay. */
        bound: z.boolean(),
      }),
    ),
    errors: [],
  },
  saveWays: {
    summary: 'Set the order in which the ways into a group are used',
    access: 'staff',
    changes: 'once',
    input: z.strictObject({ groupId: Id, order: z.array(ChatChannel).max(2) }),
    output: Done,
    errors: ['NOT_FOUND'],
  },
  tryRobot: {
    summary: "Send one line through a group's robot to see that it works; it counts against its 20 a minute",
    access: 'staff',
    changes: 'natural',
    limit: { calls: 20, seconds: 600 },
    input: z.strictObject({ groupId: Id }),
    output: z.object({
      works: z.boolean(),
      /** Of the robot from now on, as `listWays` tells it. */
      state: z.enum(['working', 'aside']),
      /** What is wrong and what to do, in a sentence. */
      problem: z.string().optional(),
    }),
    errors: ['NOT_FOUND', 'TOO_OFTEN'],
  },
} as const
