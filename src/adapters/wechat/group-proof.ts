import { z } from 'zod'
import type { GroupProof } from '../../engines/membership/ports'
import { refuse } from '../../kernel/refusal'
import type { WechatApi } from './open-api'
import { readReply } from './reply'

/** The documentation calls `json` text and shows an object; both are taken. */
const Json = z.union([z.string().transform(parse), z.record(z.string(), z.unknown())])
const Reply = z.object({ data_list: z.array(z.object({ cloud_id: z.string(), json: Json })).max(1) })

const Group = z.object({
  cloudID: z.string(),
  data: z.object({
    openGId: z.string().min(6).max(80).optional(),
    opengid: z.string().min(6).max(80).optional(),
    watermark: z.object({ appid: z.string() }).optional(),
  }),
})

/** `POST /wxa/getopendata?openid=`: the group behind a cloudID, for the person to whom the cloudID was given.
 *  `getGroupEnterInfo` calls the field opengid in newer clients and openGId in older ones. What an unknown or
 *  used cloudID gets is not documented; an empty list and an entry without data both count as refused here. */
export const createGroupProof = (api: WechatApi): GroupProof => ({
  redeem: async ({ cloudId, openid }) => {
    const reply = await api.post('/wxa/getopendata', { openid }, { cloudid_list: [cloudId] })
    const [entry] = readReply(Reply, reply).data_list
    const group = Group.safeParse(entry?.json)
    if (!entry || !group.success) throw refuse('CODE_REFUSED')
    const { data, cloudID } = group.data
    const about = entry.cloud_id === cloudId && cloudID === cloudId
    const ours = data.watermark === undefined || data.watermark.appid === api.app.appId
    const opengid = data.opengid ?? data.openGId
    if (!about || !ours || opengid === undefined) throw refuse('CODE_REFUSED')
    return { opengid }
  },
})

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
