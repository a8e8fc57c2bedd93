/** 0 (included) to 1 (not included): spreads over time what many phones would do at once. */
export const chance = (): number => Math.random()
