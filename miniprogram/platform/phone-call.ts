import Taro from '@tarojs/taro'
import { isWeapp } from './where'

/** Opens the phone's own dialler with the number filled in. False: the person closed WeChat's question, or the device cannot
 *  call; then the number must stand on the page. In a browser nobody says whether a dialler opened. */
export const dial = async (number: string): Promise<boolean> => {
  if (!isWeapp) {
    const link = document.createElement('a')
    link.href = `tel:${number.replace(/[^\d+]/g, '')}`
    link.click()
    return true
  }
  try {
    await Taro.makePhoneCall({ phoneNumber: number })
    return true
  } catch {
    return false
  }
}
