import Taro from '@tarojs/taro'
import { scanByCamera } from './scan-by-camera'
import { isWeapp } from './where'

/** What came of looking at a QR code. `no-camera`: the device has none, or the person does not allow it. */
export type Scanned = { readonly text: string } | 'closed' | 'no-camera'

export interface ScanWords {
  /** 把券码放进框里 */
  readonly aim: string
  readonly close: string
}

/** Where the scanner is WeChat's own and needs nobody's leave. */
export const canScan = isWeapp

/** Opens the camera until it has read one QR code: WeChat's scanner, or the browser's camera. */
export const scanCode = async (words: ScanWords): Promise<Scanned> => {
  if (!isWeapp) return scanByCamera(words)
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] })
    return { text: result }
  } catch (reason) {
    const message = (reason as { errMsg?: string } | undefined)?.errMsg ?? ''
    return message.includes('cancel') ? 'closed' : 'no-camera'
  }
}
