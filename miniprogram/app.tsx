import type { PropsWithChildren } from 'react'
import { useLaunch } from './platform/lifecycle'
import { finishSignIn } from './platform/official-account'
import './app.css'

/** Taro's root: every page of the stack is a child of it. */
const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    // A code that WeChat takes no more leaves the person where they were: not signed in, with the way to try again.
    finishSignIn().catch(() => undefined)
  })
  return children
}

export default App
