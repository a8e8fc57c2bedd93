import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'

export { useDidHide, useDidShow, useLaunch, usePullDownRefresh } from '@tarojs/taro'

/** What stood in the page's address. */
export const useParams = (): Readonly<Record<string, string | undefined>> => {
  const { params } = useRouter()
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, value === undefined ? undefined : decode(value)]),
  )
}

/** WeChat hands parameters over as they stood in the address, the browser already decoded. */
const decode = (value: string): string => {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

export const useTitle = (title: string | undefined): void => {
  useEffect(() => {
    if (title !== undefined) void Taro.setNavigationBarTitle({ title })
  }, [title])
}

export const stopPullDown = (): void => Taro.stopPullDownRefresh()
