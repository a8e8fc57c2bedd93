import type { PostContent } from '../engines/broadcast/posting'
import type { LectureSteps } from '../engines/lecture/later'
import { firstSigns } from '../engines/lecture/rules/line'
import { speakerName } from '../engines/lecture/rules/shown'
import type { PlanPart, Telling } from '../engines/lecture/topics'
import { sayDate } from '../kernel/time'

export type Lecture = NonNullable<Awaited<ReturnType<LectureSteps['lecture']>>>
type Entry = NonNullable<Awaited<ReturnType<LectureSteps['entry']>>>

const WORDS = {
  planned: '即将开讲',
  changed: '有改动',
  live: '正在讲',
  ended: '讲完了',
  cancelled: '已取消',
} as const

/** What is not so any more comes first, then what still holds. */
const changesOf = (lecture: Lecture, who: string, changed: readonly PlanPart[]): string => {
  const [when, at] = [sayDate(lecture.startsAt), `约 ${lecture.plannedMinutes} 分钟`]
  const news = { title: `题目改成《${lecture.title}》`, time: `时间改到 ${when}`, lecturer: `改由${who}讲` }
  const rest = [
    ...(changed.includes('time') ? [] : [when]),
    ...(changed.includes('lecturer') ? [] : [`${who}讲`]),
    at,
  ]
  return `${changed.map((part) => news[part]).join('，')}。${rest.join('，')}`
}

/** What a chat is told of a plan: what holds now. `isNew`: it has not heard of the lecture before. */
export const planLine = (lecture: Lecture, isNew: boolean): string => {
  const [lecturer] = lecture.hosts
  const holds = `${sayDate(lecture.startsAt)}，${lecturer ? speakerName(lecturer) : ''}讲，约 ${lecture.plannedMinutes} 分钟`
  if (lecture.state === 'cancelled') return calledOff(lecture)
  return isNew ? `${holds}，可以提问` : `这一讲有改动，现在是：${holds}`
}

const calledOff = (lecture: Lecture): string =>
  `原定 ${sayDate(lecture.startsAt)} 的讲座取消了：${lecture.cancelled ?? ''}`

/** The card that leads into the room. */
export const cardOf = (lecture: Lecture, telling: Extract<Telling, { what: 'card' }>): PostContent => {
  const [lecturer] = lecture.hosts
  const who = lecturer ? speakerName(lecturer) : ''
  const { state } = telling
  const text = {
    changed: changesOf(lecture, who, telling.state === 'changed' ? telling.changed : []),
    planned: planLine(lecture, true),
    live: `${who}正在讲，点开就能听，可以提问`,
    ended: `${who}讲完了，讲的内容和答复都在这里`,
    cancelled: calledOff(lecture),
  }[state]
  return { kind: 'link', to: 'lecture', id: lecture._id, title: lecture.title, text, state: WORDS[state] }
}

export const LEFT_OUT = '这一场改成在别的群讲了，以后有讲座会再通知这个群'

/** For groups that the lecture was announced in and is not held for any more. */
export const leftOutCard = (lecture: Lecture): PostContent => ({
  ...{ kind: 'link', to: 'lecture', id: lecture._id, title: lecture.title },
  text: LEFT_OUT,
  state: WORDS.cancelled,
})

/** A piece of the room as a group's page shows it; undefined for what stays in the room. */
export const postOf = (entry: Entry): PostContent | undefined => {
  if (entry.kind === 'said') {
    const { number = 0, title, text = '', picture } = entry
    return {
      kind: 'segment',
      title: firstSigns(`讲座第 ${number} 段${title === undefined ? '' : `：${title}`}`, 60),
      text,
      ...(picture && { picture }),
    }
  }
  const { answer } = entry
  if (!answer) return undefined
  const [law] = answer.laws
  return {
    kind: 'answer',
    question: answer.question,
    answer: answer.text,
    by: answer.by,
    ...(answer.licence !== undefined && { licence: answer.licence }),
    ...(law && { law: { name: law.name, article: law.article, asOf: law.asOf } }),
    at: new Date(answer.at),
  }
}
