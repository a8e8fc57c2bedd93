/** Keys of the demo's group robots; invented, and known to the fake alone. */
export const DEMO_ROBOTS: readonly string[] = Array.from(
  { length: 12 },
  (_, n) => `demo-robot-0000-${String(n + 1).padStart(4, '0')}`,
)

/** One that somebody took out of its group: WeCom does not know it any more. */
export const REMOVED_ROBOT = 'demo-robot-removed-0000'
