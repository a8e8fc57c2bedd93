import Taro from '@tarojs/taro'
import { openDownload } from './media'
import { onDevice } from './on-device'
import { isWeapp } from './where'

/** Shows pictures over the whole screen, beginning with one of them. */
export const showPictures = (addresses: readonly string[], first: string): void => {
  void Promise.all([first, ...addresses].map(onDevice))
    .then(([current = '', ...urls]) => Taro.previewImage({ urls, current }))
    .catch(() => Taro.showToast({ title: '图片没有打开，请再点一次', icon: 'none' }))
}

/** Opens a document: in WeChat inside its own reader, in a browser as a download. False: it did not arrive. */
export const openFile = async (address: string, name: string): Promise<boolean> => {
  if (!isWeapp) {
    openDownload(address, name)
    return true
  }
  try {
    const here = await onDevice(address)
    const filePath = here === address ? await download(address) : here
    if (filePath === undefined) return false
    await Taro.openDocument({ filePath, showMenu: true })
    return true
  } catch {
    return false
  }
}

const download = async (url: string): Promise<string | undefined> => {
  const { tempFilePath, statusCode } = await Taro.downloadFile({ url })
  return statusCode === 200 ? tempFilePath : undefined
}
