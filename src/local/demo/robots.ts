/** Keys of the demo's group robots, one for each of its WeCom groups that has one; invented, and known to the fake alone. */
export const DEMO_ROBOTS: readonly string[] = Array.from(
  { length: 12 },
  (_, n) => `demo-robot-0000-${String(n + 1).padStart(4, '0')}`,
)
