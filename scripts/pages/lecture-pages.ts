import type { Page } from 'playwright-core'
import { shot, tap, type PageShot, type Post } from './shot'

interface Row {
  readonly lectureId: string
  readonly state: string
}

const all =
  (...steps: ((tab: Page) => Promise<void>)[]) =>
  async (tab: Page) => {
    for (const step of steps) await step(tab)
  }

/** The pages of lectures: one that is on, one that is over, one that comes. */
export const lecturePages = async (
  post: Post,
  tokenOf: (account: string) => Promise<string>,
): Promise<PageShot[]> => {
  const worker = await tokenOf('worker')
  const staff = await tokenOf('staff')
  const lecturer = await tokenOf('lawyer2')
  const { items } = await post<{ items: Row[] }>('lecture/listLectures', {}, staff)
  const { items: mine } = await post<{ items: { lectureId: string; groupId: string }[] }>(
    'lecture/listMyLectures',
    {},
    worker,
  )
  const idOf = (state: string): string => {
    const found = items.find((one) => one.state === state)
    if (!found) throw new Error(`the demo has no lecture that is ${state}`)
    return found.lectureId
  }
  const [live, ended, planned] = [idOf('live'), idOf('ended'), idOf('planned')]
  const group = mine.find(({ lectureId }) => lectureId === live)?.groupId ?? ''
  const { share } = await post<{ share?: string }>(
    'lecture/openRoom',
    { lectureId: live, groupId: group },
    worker,
  )
  const root = '/packages/lecture'
  const room = `${root}/room/index?lectureId=${live}&groupId=${group}`
  return [
    shot('lecture-late', room, worker),
    shot('lecture', room, worker, false, tap('button', '从头听')),
    shot('lecture-ask', room, worker, false, all(tap('button', '从头听'), tap('button', '提问：'))),
    shot('lecture-questions', room, worker, false, tap('button', '大家在问')),
    shot('lecture-relay', `${root}/room/index?lectureId=${live}`, staff, false, tap('button', '转到微信群')),
    shot('lecture-shared', `${root}/room/index?lectureId=${live}&share=${share ?? ''}`, undefined),
    shot('lecture-planned', `${root}/room/index?lectureId=${planned}&groupId=${group}`, worker),
    shot('lectures', `${root}/list/index`, worker),
    shot('lecture-minutes', `${root}/minutes/index?lectureId=${ended}`, worker),
    shot('desk-lecture-console', `${root}/console/index?lectureId=${live}`, lecturer, true),
    shot(
      'desk-lecture-answer',
      `${root}/console/index?lectureId=${live}`,
      lecturer,
      true,
      tap('button', '回答：'),
    ),
    shot('desk-lectures', `${root}/desk/index?id=${live}`, staff, true),
    shot('desk-lecture-plan', `${root}/plan/index`, staff, true),
    shot('desk-lecture-script', `${root}/script/index?id=${planned}`, lecturer, true),
    shot('desk-lecture-minutes', `${root}/minutes/index?lectureId=${ended}`, staff, true),
    shot('desk-lecture-questions', `${root}/questions/index`, staff, true),
    shot('desk-lecture-card', `${root}/card/index`, lecturer, true),
    shot('desk-lecture-licences', `${root}/card/index`, staff, true),
    shot(
      'desk-lecture-cohost',
      `${root}/console/index?lectureId=${live}`,
      staff,
      true,
      tap('button', '处理这个问题：'),
    ),
    shot(
      'desk-lecture-merge',
      `${root}/console/index?lectureId=${live}`,
      staff,
      true,
      tap('link', '合并同类'),
    ),
  ]
}
