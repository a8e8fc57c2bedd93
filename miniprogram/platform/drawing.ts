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
  /** A piece of a picture (left, top, width, height) into a place on the canvas. */
  drawImage(photo: Photo, ...places: [number, number, number, number, number, number, number, number]): void
}

/** A picture that is loaded; its size in px. */
export interface Photo {
  readonly width: number
  readonly height: number
}

interface LoadingPhoto extends Photo {
  src: string
  onload: (() => void) | null
  onerror: (() => void) | null
}

interface Canvas {
  getContext(kind: '2d'): unknown
  createImage(): LoadingPhoto
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

/** Undefined when it does not come: a picture is worth waiting for, not failing for. */
const loadPhoto = (photo: LoadingPhoto, address: string | undefined): Promise<Photo | undefined> =>
  new Promise((resolve) => {
    if (address === undefined) return resolve(undefined)
    photo.onload = () => resolve(photo)
    photo.onerror = () => resolve(undefined)
    photo.src = address
  })

/** Draws a picture of so many px and gives the path at which this device can show it; undefined where it cannot draw. `photo`:
 *  address of a picture to draw with, which may fail to come. */
export const drawPicture = async (
  width: number,
  height: number,
  draw: (pen: Pen, photo: Photo | undefined) => void,
  photo?: string,
): Promise<string | undefined> => {
  if (!isWeapp) {
    const canvas = document.createElement('canvas')
    canvas.width = width
    canvas.height = height
    const pen = canvas.getContext('2d')
    if (pen === null) return undefined
    const picture = new Image()
    // Else the canvas would not give its picture away where the server has another name.
    picture.crossOrigin = 'anonymous'
    draw(pen as unknown as Pen, await loadPhoto(picture as unknown as LoadingPhoto, photo))
    return canvas.toDataURL('image/png')
  }
  const canvas = wx.createOffscreenCanvas?.({ type: '2d', width, height })
  if (canvas === undefined) return undefined
  draw(canvas.getContext('2d') as Pen, await loadPhoto(canvas.createImage(), photo))
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
