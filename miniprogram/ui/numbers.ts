/** 189400 → 189,400. WeChat's engine knows no locales. */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** Share as a percentage with one decimal: 0.979 → 97.9%. */
export const percent = (part: number, whole: number): string =>
  whole <= 0 ? '—' : `${String(Math.round((part / whole) * 1000) / 10)}%`
