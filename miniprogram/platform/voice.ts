import { isWeapp } from './where'

/** WeChat has no speech of its own without a third party's plug-in, so the button is not shown there. */
export const canReadAloud = (): boolean => !isWeapp && typeof window.speechSynthesis === 'object'

/** Reads Chinese text aloud; `onEnd` also comes when it was stopped or failed. */
export const readAloud = (text: string, onEnd: () => void): void => {
  const said = new SpeechSynthesisUtterance(text)
  said.lang = 'zh-CN'
  said.rate = 0.95
  said.onend = onEnd
  said.onerror = onEnd
  window.speechSynthesis.cancel()
  window.speechSynthesis.speak(said)
}

export const stopReading = (): void => {
  if (canReadAloud()) window.speechSynthesis.cancel()
}
