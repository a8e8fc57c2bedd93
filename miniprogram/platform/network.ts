import Taro from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** False while the device itself knows that it has no network. */
export const useOnline = (): boolean => {
  const [online, setOnline] = useState(true)
  useEffect(() => {
    const listen = (change: { isConnected: boolean }) => setOnline(change.isConnected)
    Taro.onNetworkStatusChange(listen)
    return () => Taro.offNetworkStatusChange(listen)
  }, [])
  return online
}
