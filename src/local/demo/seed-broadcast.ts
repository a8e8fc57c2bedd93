import { broadcast } from '../../engines/broadcast/contract'
import { broadcasts } from '../../engines/broadcast/store/broadcasts'
import { askedBack } from '../../engines/broadcast/store/questions'
import { library } from '../../engines/library/contract'
import { guideVersions } from '../../engines/library/store/guides'
import type { Caller } from '../../kernel/caller'
import type { Engine } from '../../kernel/operation'
import { drainOutbox, type Consumer } from '../../kernel/outbox'
import type { House } from '../../kernel/unit'
import { actWith } from './act'
import { DISTRICT } from './people'
import { seedReaders } from './seed-readers'

export interface BroadcastDemo {
  readonly broadcast: Engine
  readonly library: Engine
  readonly consumers: Readonly<Record<string, Consumer>>
  readonly staff: Caller
  readonly lawyer: Caller
  readonly lawyer2: Caller
  readonly worker: Caller
}

/** Which issued guides have reached every group of the district already, in this order. */
const SENT = [
  { words: '加班', compulsory: false },
  { words: '社保', compulsory: false },
  { words: '停工', compulsory: true },
] as const
const CORRECTED = '加班'
const ASKED = '停工'
const GROUP = 'group_1'

/** Guides in every group, a crowd that has read some of them, a correction that follows one, a question that came back
 *  and one that was answered, a notice that robots are still saying, a draft. The outbox delivers it as it delivers everything.
 *  Does nothing when something was sent before. */
export const seedBroadcasts = async (house: House, demo: BroadcastDemo): Promise<void> => {
  if (await broadcasts.of(house.db).findOne()) {
    await drainOutbox(house, demo.consumers, () => undefined)
    return
  }
  const { staff, worker } = demo
  const act = actWith(house, demo.broadcast, broadcast)
  const sent = new Map<string, string>()
  for (const { words, compulsory } of SENT) {
    const guide = await issuedGuide(house, words)
    if (!guide) continue
    const { guideId, version } = guide
    const audience = { orgIds: [DISTRICT] }
    const { broadcastId } = await act(staff, 'sendGuide', {
      ...{ guideId, version, audience, compulsory },
      // The chats had them weeks ago.
      channels: [],
    })
    sent.set(words, broadcastId)
  }
  await drainOutbox(house, demo.consumers, () => undefined)
  await seedReaders(house, demo.broadcast)
  const old = sent.get(CORRECTED)
  if (old !== undefined) await act(worker, 'acknowledge', { groupId: GROUP, itemId: old })
  await correct(house, demo)
  const asked = sent.get(ASKED)
  if (asked !== undefined) await askBack(house, demo, asked)
  await sendNotice(house, demo)
  await drainOutbox(house, demo.consumers, () => undefined)
}

const issuedGuide = (house: House, words: string) =>
  guideVersions
    .of(house.db)
    .find({ state: 'issued' })
    .toArray()
    .then((all) => all.find(({ title }) => title.includes(words)))

/** The next version, written by one lawyer, read by another and issued by staff. */
const correct = async (house: House, { library: engine, lawyer, lawyer2, staff }: BroadcastDemo) => {
  const guide = await issuedGuide(house, CORRECTED)
  if (!guide) return
  const act = actWith(house, engine, library)
  const { guideId, version } = await act(lawyer, 'startCorrection', { guideId: guide.guideId })
  const draft = await act(lawyer, 'readDraft', { guideId, version })
  const sections = draft.sections.map(({ heading, text }, at) => ({
    heading,
    text: at === 0 ? `${text}\n调休要双方商量好；没有商量好的，还是要发加班工资。` : text,
  }))
  const { revision } = await act(lawyer, 'saveDraft', {
    guideId,
    revision: draft.revision,
    title: draft.title,
    topic: draft.topic,
    answer: draft.answer,
    card: draft.card,
    sections,
    citations: draft.citations.map(({ text }) => text),
    correctionNote: '补上了调休的说法：调休不能由单位一方决定。',
  })
  await act(lawyer, 'submitForReview', { guideId, version, revision })
  await act(lawyer2, 'decideReview', { guideId, version, approve: true })
  await act(staff, 'issueGuide', { guideId, version })
}

const askBack = async (house: House, { broadcast: engine, staff, worker }: BroadcastDemo, itemId: string) => {
  if (await askedBack.of(house.db).findOne()) return
  const act = actWith(house, engine, broadcast)
  const { questionId } = await act(worker, 'askBack', {
    groupId: GROUP,
    itemId,
    text: '停工这个月，社保还交吗？',
  })
  await act(staff, 'answerAskedBack', {
    questionId,
    answer: '还要交。停工不影响单位交社保的责任，个人的那一份从停工工资里扣。',
  })
  await act(worker, 'askBack', { groupId: GROUP, itemId, text: '派遣工停工，找派遣公司还是找工厂？' })
}

/** On its way: robots say it at 20 a minute, admins find it in what they are to pass on. */
const sendNotice = async (house: House, { broadcast: engine, staff }: BroadcastDemo) => {
  const act = actWith(house, engine, broadcast)
  const audience = { orgIds: [DISTRICT] }
  const text = (title: string, words: string) => ({ kind: 'text' as const, title, text: words })
  const notice = await act(staff, 'saveDraft', {
    content: text(
      '下周三法律服务进园区',
      '下周三 9:00 到 16:30，职工法律服务团在滨海产业园职工之家坐班，工资、社保、工伤都可以问。带上劳动合同和工资条，问得更清楚。',
    ),
    audience,
  })
  await act(staff, 'sendDraft', { draftId: notice.draftId, revision: notice.revision })
  await act(staff, 'saveDraft', {
    content: text('元旦前工资支付提醒', '元旦前单位应当按时发放工资。'),
    audience: { orgIds: ['org_park_1'] },
  })
}
