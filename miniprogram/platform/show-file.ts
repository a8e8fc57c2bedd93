import Taro from '@tarojs/taro'
import { openDownload } from './media'
import { isWeapp } from './where'

/** Shows pictures over the whole screen, beginning with one of them. */
export const showPictures = (addresses: readonly string[], first: string): void => {
  void Taro.previewImage({ urls: [...addresses], current: first })
}

/** Opens a document: in WeChat inside its own reader, in a browser as a download. False: it did not arrive. */
export const openFile = async (address: string, name: string): Promise<boolean> => {
  if (!isWeapp) {
    openDownload(address, name)
    return true
  }
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url: address })
    if (statusCode !== 200) return false
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true })
    return true
  } catch {
    return false
  }
}
