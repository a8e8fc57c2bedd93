/** Work that goes on beside the caller, at most `limit` pieces at a time. The first failure is thrown to whoever
 *  starts the next piece or waits for the end. */
export const createLanes = (limit: number) => {
  const running = new Set<Promise<void>>()
  let failure: { readonly error: unknown } | undefined
  const check = (): void => {
    if (failure) throw failure.error
  }
  return {
    /** Resolves as soon as the piece has begun. */
    start: async (piece: () => Promise<void>): Promise<void> => {
      while (running.size >= limit) await Promise.race(running)
      check()
      const run: Promise<void> = piece()
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => running.delete(run))
      running.add(run)
    },
    /** Waits for what is under way, whether it goes well or not. */
    settle: async (): Promise<void> => {
      await Promise.all(running)
    },
    end: async (): Promise<void> => {
      await Promise.all(running)
      check()
    },
  }
}
