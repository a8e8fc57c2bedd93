import Taro from '@tarojs/taro'

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
