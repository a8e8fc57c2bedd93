import Taro from '@tarojs/taro'
import type { Attachment } from './attachments'
import { now } from './clock'
import { isWeapp } from './where'

export interface Recording extends Attachment {
  /** Whole seconds, at least 1. */
  readonly seconds: number
}

export interface Recorder {
  /** Ends it and hands it over; undefined when nothing was recorded. */
  readonly stop: () => Promise<Recording | undefined>
  readonly discard: () => void
}

/** Browsers record in one of these; the first that this one can. */
const KINDS = [
  ['audio/mp4', 'm4a'],
  ['audio/webm', 'webm'],
] as const

const browserKind = () =>
  typeof MediaRecorder === 'undefined'
    ? undefined
    : KINDS.find(([type]) => MediaRecorder.isTypeSupported(type))

/** Whether this device can record a voice message and send it. */
export const canRecord = (): boolean =>
  isWeapp || (browserKind() !== undefined && (navigator.mediaDevices as unknown) !== undefined)

/** Starts recording, at most `most` seconds; undefined when the person does not allow the microphone. */
export const startRecording = async (most: number): Promise<Recorder | undefined> =>
  isWeapp ? inWeChat(most) : inBrowser(most)

const lasted = (since: number): number => Math.max(1, Math.round((now() - since) / 1000))

const inWeChat = (most: number): Promise<Recorder | undefined> =>
  new Promise((resolve) => {
    const manager = Taro.getRecorderManager()
    const since = now()
    let hand: (recording: Recording | undefined) => void = () => undefined
    const ended = new Promise<Recording | undefined>((done) => {
      hand = done
    })
    manager.onStart(() =>
      resolve({
        stop: () => {
          manager.stop()
          return ended
        },
        discard: () => manager.stop(),
      }),
    )
    manager.onStop(({ tempFilePath, fileSize }) =>
      hand({
        name: 'voice.mp3',
        bytes: fileSize,
        path: tempFilePath,
        seconds: Math.min(most, lasted(since)),
      }),
    )
    manager.onError(() => {
      hand(undefined)
      resolve(undefined)
    })
    manager.start({
      duration: most * 1000,
      format: 'mp3',
      sampleRate: 16000,
      numberOfChannels: 1,
      encodeBitRate: 48000,
    })
  })

const inBrowser = async (most: number): Promise<Recorder | undefined> => {
  const kind = browserKind()
  if (kind === undefined) return undefined
  const [type, ending] = kind
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true })
    const recorder = new MediaRecorder(stream, { mimeType: type })
    const since = now()
    const pieces: Blob[] = []
    recorder.ondataavailable = ({ data }) => pieces.push(data)
    const ended = new Promise<Recording | undefined>((resolve) => {
      recorder.onstop = () => {
        for (const track of stream.getTracks()) track.stop()
        const body = new Blob(pieces, { type })
        const seconds = Math.min(most, lasted(since))
        resolve(
          body.size === 0
            ? undefined
            : { name: `voice.${ending}`, bytes: body.size, path: URL.createObjectURL(body), body, seconds },
        )
      }
    })
    recorder.start()
    const stop = () => {
      if (recorder.state !== 'inactive') recorder.stop()
      return ended
    }
    setTimeout(() => void stop(), most * 1000)
    return { stop, discard: () => void stop() }
  } catch {
    return undefined
  }
}
