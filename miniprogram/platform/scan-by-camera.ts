import decodeQR from 'qr/decode.js'

/** Times a second that a picture of the camera is looked at. */
const LOOKS = 8
/** Edge of the picture that is read, in px: enough for a code held before a phone, and quick on an old one. */
const EDGE = 480

interface CameraWords {
  readonly aim: string
  readonly close: string
}

/** The browser's camera over the whole page, until it has read one QR code. */
export const scanByCamera = async ({
  aim,
  close,
}: CameraWords): Promise<{ readonly text: string } | 'closed' | 'no-camera'> => {
  // Absent on a page that came without https.
  const media = navigator.mediaDevices as MediaDevices | undefined
  const stream = await media
    ?.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } } })
    .catch(() => undefined)
  if (stream === undefined) return 'no-camera'
  const { root, video, button } = scanView(aim, close)
  video.srcObject = stream
  await video.play().catch(() => undefined)
  return new Promise((resolve) => {
    const end = (scanned: { readonly text: string } | 'closed') => {
      clearInterval(timer)
      for (const track of stream.getTracks()) track.stop()
      root.remove()
      resolve(scanned)
    }
    const timer = setInterval(() => {
      const text = readFrame(video)
      if (text !== undefined) end({ text })
    }, 1000 / LOOKS)
    button.onclick = () => end('closed')
    root.onkeydown = ({ key }) => {
      if (key === 'Escape') end('closed')
    }
    button.focus()
  })
}

/** The camera's picture, a sentence, and the way out. */
const scanView = (aim: string, close: string) => {
  const root = document.createElement('div')
  root.className = 'scan'
  root.setAttribute('role', 'dialog')
  root.setAttribute('aria-label', aim)
  const video = document.createElement('video')
  video.className = 'scan__video'
  video.muted = true
  video.setAttribute('playsinline', '')
  const line = document.createElement('p')
  line.className = 'scan__aim'
  line.textContent = aim
  const button = document.createElement('button')
  button.className = 'scan__close'
  button.textContent = close
  root.append(video, line, button)
  document.body.append(root)
  return { root, video, button }
}

/** The text of the code in the middle of the picture, if there is one that can be read. */
const readFrame = (video: HTMLVideoElement): string | undefined => {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0) return undefined
  const side = Math.min(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = EDGE
  canvas.height = EDGE
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) return undefined
  pen.drawImage(video, (width - side) / 2, (height - side) / 2, side, side, 0, 0, EDGE, EDGE)
  try {
    return decodeQR(pen.getImageData(0, 0, EDGE, EDGE))
  } catch {
    // No code in this picture, or a blurred one: the next picture is near.
    return undefined
  }
}
