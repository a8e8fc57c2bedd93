import type { ChatChannel } from '../api'

export const channels: Readonly<Record<ChatChannel, string>> = { robot: '群机器人', relay: '转发包' }
