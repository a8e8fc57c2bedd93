/** Milliseconds since 1970, by this device. Promises with a deadline come from the server, never from here. */
export const now = (): number => Date.now()

export const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
