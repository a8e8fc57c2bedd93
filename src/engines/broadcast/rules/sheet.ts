import type { HandlerOutput } from '../../../kernel/contract'
import { shanghaiTime } from '../../../kernel/time'
import type { broadcast } from '../contract'

type Row = HandlerOutput<(typeof broadcast)['readFunnel']>['groups'][number]

export const HEADER = [
  '群',
  '工会',
  '会员',
  '群内页面',
  '送达时间',
  '进群的一路',
  '这一路',
  '时间',
  '谁转发的',
  '打开',
  '已读确认',
  '再发过一次',
  '原因',
  '提醒时间',
] as const

const PAGE = { planned: '等着送', delivered: '已送达', failed: '没送到', dropped: '停了，不送' } as const
const CHANNEL = { robot: '群机器人', relay: '转发包' } as const
const STATE = {
  waiting: '等着',
  said: '发了',
  confirmed: '有人从群里打开',
  failed: '没送到',
  unknown: '不知道送到没有',
  dropped: '不发了',
} as const

/** A moment as people in Shanghai read it. */
const moment = (at: string | undefined): string =>
  at === undefined ? '' : shanghaiTime(new Date(at)).slice(0, 16)

export const sheetRow = ({ chat, ...row }: Row): string[] => [
  row.name,
  row.orgName,
  String(row.members),
  PAGE[row.state],
  moment(row.deliveredAt),
  chat ? CHANNEL[chat.channel] : '',
  chat ? STATE[chat.state] : '',
  moment(chat?.at),
  chat?.by ?? '',
  String(row.opened),
  String(row.acknowledged),
  chat?.repeated ? '是' : '',
  chat?.problem ?? '',
  moment(chat?.remindedAt),
]
