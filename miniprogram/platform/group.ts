import Taro from '@tarojs/taro'
import { isWeapp } from './where'

/** Scenes in which WeChat says from which group the mini-program was opened: a card in a chat (1008, 1044), the group's list
 *  of what was used there (1158), its to-dos (1160, 1187). */
const FROM_GROUP = new Set([1008, 1044, 1158, 1160, 1187])

/** How the mini-program has last been opened, until somebody has asked. */
let entered = isWeapp ? Taro.getEnterOptionsSync() : undefined
if (isWeapp)
  Taro.onAppShow(() => {
    entered = Taro.getEnterOptionsSync()
  })

/** True once after it was opened from a group at this page, without a card that leads elsewhere. */
export const cameFromGroup = (path: string): boolean => {
  const came = entered !== undefined && FROM_GROUP.has(entered.scene) && entered.path === path
  if (came) entered = undefined
  return came
}

/** WeChat's proof of the group from which the mini-program was opened: good for five minutes and once. Undefined when it was
 *  opened from anywhere else, or the person's WeChat is too old to say. */
export const groupProof = async (): Promise<string | undefined> => {
  try {
    const { cloudID } = (await Taro.getGroupEnterInfo()) as { cloudID?: string }
    return cloudID
  } catch {
    return undefined
  }
}
