/** Under which an answer is posted: once, however often the message comes. */
export const answerKey = (questionId: string): string => `asked:${questionId}`
