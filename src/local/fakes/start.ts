import { randomBytes } from 'node:crypto'
import { DEMO_PEOPLE } from '../demo/people'
import { openidOf } from '../demo/openid'
import { DEMO_ROBOTS } from '../demo/robots'
import { startFakeLine } from './line'
import { startFakeSms } from './sms'
import { startFakeWechat } from './wechat'
import { startFakeWecom } from './wecom'

/** The vendors of the local cloud, each on a port of its own, and the environment that points at them. */
export const startFakes = async (log: (line: string) => void) => {
  const [weappSecret, officialSecret, smsKey] = [1, 2, 3].map(() => randomBytes(16).toString('hex')) as [
    string,
    string,
    string,
  ]
  const apps = { wxlocalweapp000001: weappSecret, wxlocaloffic000001: officialSecret }
  const wechat = await startFakeWechat({
    apps,
    persons: [
      ...DEMO_PEOPLE.map(({ account, name }) => ({ name, openid: openidOf(account) })),
      // Somebody with WeChat and no account here, who can be taken through certification.
      { name: '第一次来的人', openid: openidOf('newcomer') },
    ],
  })
  const sms = await startFakeSms({ key: smsKey, log })
  const line = await startFakeLine({ key: smsKey })
  const wecom = await startFakeWecom()
  // The demo's robots are in their groups already.
  for (const key of DEMO_ROBOTS) wecom.addRobot(key)
  return {
    environment: {
      WECHAT_API: wechat.url,
      OFFICIAL_AUTHORIZE: `${wechat.url}/connect/oauth2/authorize`,
      WEAPP_APPID: 'wxlocalweapp000001',
      WEAPP_SECRET: weappSecret,
      OFFICIAL_APPID: 'wxlocaloffic000001',
      OFFICIAL_SECRET: officialSecret,
      WECOM_API: wecom.url,
      SMS_API: sms.url,
      SMS_KEY: smsKey,
      LINE_API: line.url,
      LINE_KEY: smsKey,
    },
    stop: async (): Promise<void> => {
      await Promise.all([wechat.close(), sms.close(), wecom.close(), line.close()])
    },
  }
}
