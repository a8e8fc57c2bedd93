import type { PropsWithChildren } from 'react'
import { useLaunch } from './platform/lifecycle'
import { finishSignIn } from './platform/official-account'
import { tellLostPages } from './platform/page-files'
import './app.css'

const lostPage = {
  head: '没有网络，这一页没打开',
  why: '连上网络后再试一次，您填过的内容都还在。',
  again: '再试一次',
  back: '返回',
}

/** Taro's root: every page of the stack is a child of it. */
const App = ({ children }: PropsWithChildren) => {
  useLaunch(() => {
    tellLostPages(lostPage)
    // A code that WeChat takes no more leaves the person where they were: not signed in, with the way to try again.
    finishSignIn().catch(() => undefined)
  })
  return children
}

export default App
