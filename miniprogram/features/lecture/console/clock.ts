const two = (n: number): string => String(n).padStart(2, '0')

/** 1334000 → 22:14; from an hour on 1:02:03. Nothing below 0. */
export const minutesAndSeconds = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** Whole minutes past the end, rounded up; 0 while there is time left. */
export const minutesOver = (leftMs: number): number => Math.max(0, Math.ceil(-leftMs / 60_000))
