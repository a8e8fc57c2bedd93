import type { PropsWithChildren } from 'react'
import './app.css'

/** Taro's root: every page of the stack is a child of it. */
const App = ({ children }: PropsWithChildren) => children

export default App
