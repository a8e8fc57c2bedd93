export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS

/** 40 秒 · 25 分钟 · 3 小时 20 分 · 2 天 4 小时, from whole seconds. */
export const spanOf = (seconds: number): string => {
  if (seconds < 60) return `${seconds} 秒`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  if (hours < 24) return minutes % 60 === 0 ? `${hours} 小时` : `${hours} 小时 ${minutes % 60} 分`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days} 天` : `${days} 天 ${hours % 24} 小时`
}
