import Taro from '@tarojs/taro'
import { openDownload } from './media'
import { isWeapp } from './where'

/** What a picture is drawn with: the part of a 2D canvas that WeChat and browsers share. */
export interface Pen {
  fillStyle: string
  font: string
  textAlign: 'left' | 'center' | 'right'
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
}

interface Canvas {
  getContext(kind: '2d'): unknown
}
interface WeChat {
  createOffscreenCanvas?(options: { type: '2d'; width: number; height: number }): Canvas
  canvasToTempFilePath(options: {
    canvas: Canvas
    success: (answer: { tempFilePath: string }) => void
    fail: (reason: { errMsg: string }) => void
  }): void
  showShareImageMenu?(options: { path: string; complete?: () => void }): void
}
declare const wx: WeChat

/** Draws a picture of so many px and gives the path at which this device can show it; undefined where it cannot draw. */
export const drawPicture = async (
  width: number,
  height: number,
  draw: (pen: Pen) => void,
): Promise<string | undefined> => {
  if (!isWeapp) {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (pen === null) return undefined
    draw(pen as unknown as Pen)
    return canvas.toDataURL('image/png')
  }
  const canvas = wx.createOffscreenCanvas?.({ type: '2d', width, height })
  if (canvas === undefined) return undefined
  draw(canvas.getContext('2d') as Pen)
  return new Promise((resolve) =>
    wx.canvasToTempFilePath({
      canvas,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(undefined),
    }),
  )
}

/** Hands a drawn picture out: WeChat asks to which chat or whether to keep it, a browser downloads it. */
export const handOutPicture = (path: string, name: string): void => {
  if (!isWeapp) openDownload(path, name)
  else if (wx.showShareImageMenu === undefined) void Taro.previewImage({ urls: [path] })
  else wx.showShareImageMenu({ path })
}
