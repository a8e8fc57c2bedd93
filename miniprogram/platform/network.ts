import Taro from '@tarojs/taro'

/** Calls back whenever the device has a network again; returns how to stop listening. */
export const onNetworkBack = (tell: () => void): (() => void) => {
  const listen = ({ isConnected }: { isConnected: boolean }): void => {
    if (isConnected) tell()
  }
  Taro.onNetworkStatusChange(listen)
  return () => Taro.offNetworkStatusChange(listen)
}
