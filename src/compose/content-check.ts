import type { Environment } from '../../config/environment'
import type { ContentCheck } from '../adapters/content-check/content-check'
import { createWechatCheck } from '../adapters/content-check/wechat-check'
import { createWordList } from '../adapters/content-check/word-list'
import { createWechatApi } from '../adapters/wechat/open-api'
import { systemClock } from './house'

/** WeChat's check inside WeChat, a word list everywhere else, and in front of it. Hand it to engines as their port. */
export const contentCheck = (environment: Environment): ContentCheck => {
  const words = createWordList()
  const { WECHAT_API, WEAPP_APPID, WEAPP_SECRET } = environment
  if (WEAPP_APPID === '' || WEAPP_SECRET === '') return words
  const api = createWechatApi({
    base: WECHAT_API,
    appId: WEAPP_APPID,
    secret: WEAPP_SECRET,
    clock: systemClock,
  })
  return createWechatCheck(api, words)
}
