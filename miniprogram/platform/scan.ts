import Taro from '@tarojs/taro'
import { isWeapp } from './where'

/** Only WeChat opens its scanner for us; in a browser the digits below a code are typed or said. */
export const canScan = isWeapp

/** What a scanned code says; undefined when the person closed the scanner. */
export const scanCode = async (): Promise<string | undefined> => {
  try {
    return (await Taro.scanCode({ scanType: ['qrCode'] })).result
  } catch {
    return undefined
  }
}
