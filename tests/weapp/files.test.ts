import { randomBytes } from 'node:crypto'
import { demoPicture } from '../../src/local/demo/demo-picture'
import { startTestCloud, type TestCloud } from '../support/local-cloud'
import { pickUp, startFunctions, type Functions, type Phone } from './phone'

jest.setTimeout(60_000)

/** Files in a deployment of functions alone: no server is there to upload to or to load a picture from. */
const PICTURE = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  randomBytes(200_000),
])
const SPEECH = Buffer.concat([Buffer.from('ID3'), randomBytes(70_000)])
const NO_PICTURE = Buffer.from('这不是一张图片')

interface Chosen {
  success?: (answer: object) => void
}
let cloud: TestCloud
let functions: Functions
let phone: Phone
/** What the person chooses next, and what WeChat was asked to show and to play. */
let next: { name: string; bytes: Buffer } = { name: '工资条.png', bytes: PICTURE }
const shown: string[] = []
const played: string[] = []
let putPieces = 0

/** The second piece arrives and its answer is lost; the next call is lost on its way. */
const lossy = (reach: Functions): Functions => ({
  ...reach,
  call: async (call, openid) => {
    const isPiece = (call.data as { operation?: string }).operation === 'putPiece'
    if (isPiece) putPieces += 1
    const nth = isPiece ? putPieces : 0
    if (nth === 3) throw new Error('callFunction:fail timeout')
    const answer = await reach.call(call, openid)
    if (nth === 2) throw new Error('callFunction:fail timeout')
    return answer
  },
})

/** WeChat's recorder: hands over what was said when it is stopped. */
const recorder = () => {
  let start: () => void = () => undefined
  let stop: (file: object) => void = () => undefined
  return {
    onStart: (told: () => void) => (start = told),
    onStop: (told: (file: object) => void) => (stop = told),
    onError: () => undefined,
    start: () => start(),
    stop: () => stop({ tempFilePath: phone.disk.chosen('voice.mp3', SPEECH), fileSize: SPEECH.length }),
  }
}

beforeAll(async () => {
  cloud = await startTestCloud()
  functions = await startFunctions(cloud)
  phone = pickUp(lossy(functions), 'groupadmin', {
    // Taro hands it on as it is; without callbacks WeChat answers with a promise.
    chooseMedia: () =>
      Promise.resolve({
        errMsg: 'chooseMedia:ok',
        tempFiles: [{ tempFilePath: phone.disk.chosen(next.name, next.bytes), size: next.bytes.length }],
      }),
    previewImage: ({ current, success }: Chosen & { current: string }) => {
      shown.push(current)
      success?.({ errMsg: 'previewImage:ok' })
    },
    getRecorderManager: recorder,
    createInnerAudioContext: () => {
      const sound = {
        ...{ src: '', duration: 4, currentTime: 0 },
        ...{ onTimeUpdate: () => undefined, onEnded: () => undefined, onError: () => undefined },
        play: () => played.push(sound.src),
        destroy: () => undefined,
      }
      return sound
    },
  })
}, 120_000)
afterAll(async () => {
  phone.weapp.close()
  functions.stop()
  await cloud.stop()
})

const isOnPhone = (path: string | undefined): Buffer | undefined =>
  path?.startsWith('wxfile://usr/') === true ? phone.disk.files.get(path) : undefined

test('a picture reaches the lawyer’s chat though answers are lost on the way, and its progress is seen', async () => {
  phone.weapp.open('packages/hotline/chat/index')
  await phone.see('把您的事写下来')
  await phone.fill('写给律师', '停工两个月没有发工资')
  await phone.tap('发送')
  await phone.see('只有您和接手的律师看得到')
  await phone.tap('发图片或文件')
  await phone.tap(/^发图片$/)
  await phone.see('看图片')
  expect(putPieces).toBe(Math.ceil(PICTURE.length / (64 * 1024)) + 2)
  expect(JSON.stringify(phone.weapp.page().updates)).toContain('正在发')
  expect(phone.shows('没有传上去')).toBe(false)
})

test('whoever opens the picture sees it byte for byte', async () => {
  await phone.tap(/^图片：/)
  await phone.weapp.until(() => shown.length > 0)
  expect(isOnPhone(shown[0])?.equals(PICTURE)).toBe(true)
})

test('what only calls itself a picture is not sent, and the words say so', async () => {
  next = { name: '工资条.png', bytes: NO_PICTURE }
  await phone.tap('发图片或文件')
  await phone.tap(/^发图片$/)
  await phone.see('这个文件打不开，请换一个')
})

test('a voice message is spoken, sent and heard again', async () => {
  await phone.tap('说给律师听')
  await phone.tap('发出这段')
  await phone.tap(/^播放语音/)
  await phone.weapp.until(() => played.length > 0)
  expect(isOnPhone(played[0])?.equals(SPEECH)).toBe(true)
})

test('a lecture’s picture stands in its room', async () => {
  phone.weapp.open('pages/home/index')
  await phone.tap('进去听')
  await phone.tap('从头听')
  await phone.see('第 3 段')
  const picture = () => /wxfile:\/\/usr\/[^"]+/.exec(JSON.stringify(phone.weapp.page().data))?.[0]
  await phone.weapp.until(() => picture() !== undefined, 10_000)
  expect(isOnPhone(picture())?.equals(demoPicture())).toBe(true)
  expect(phone.weapp.complaints).toEqual([])
})
