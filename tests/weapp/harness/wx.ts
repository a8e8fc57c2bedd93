/** Anything that wx offers, by name. What is not here is undefined, as on a base library that lacks it. */
export type Wx = Record<string, unknown>

export interface Navigation {
  url: string
  delta?: number
  success?: (answer: object) => void
  fail?: (answer: object) => void
  complete?: (answer: object) => void
}

const SCREEN = {
  platform: 'ios',
  SDKVersion: '3.8.0',
  language: 'zh_CN',
  windowWidth: 375,
  windowHeight: 724,
  screenWidth: 375,
  screenHeight: 812,
  pixelRatio: 3,
  statusBarHeight: 47,
  safeArea: { left: 0, right: 375, top: 47, bottom: 778, width: 375, height: 731 },
}

const ignore = () => undefined
/** An asynchronous API that succeeds at once with nothing to say. */
const succeeds = (
  options: { success?: (answer: object) => void; complete?: (answer: object) => void } = {},
) => {
  options.success?.({ errMsg: 'ok' })
  options.complete?.({ errMsg: 'ok' })
}

/** The part of `wx` that needs no network: screen, storage, the small gestures of the frame. */
export function basicWx(storage = new Map<string, string>()): Wx {
  return {
    getSystemInfoSync: () => SCREEN,
    getAppBaseInfo: () => SCREEN,
    getWindowInfo: () => SCREEN,
    getDeviceInfo: () => SCREEN,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop' } }),
    getMenuButtonBoundingClientRect: () => ({
      ...{ top: 51, bottom: 83, height: 32, left: 281, right: 368, width: 87 },
    }),
    canIUse: () => true,
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    setStorageSync: (key: string, value: unknown) => storage.set(key, JSON.stringify(value)),
    getStorageSync: (key: string): unknown => JSON.parse(storage.get(key) ?? '""'),
    removeStorageSync: (key: string) => storage.delete(key),
    clearStorageSync: () => storage.clear(),
    getNetworkType: (options: { success?: (answer: object) => void } = {}) =>
      options.success?.({ networkType: 'wifi' }),
    getLaunchOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    getEnterOptionsSync: () => ({ path: '', query: {}, scene: 1001 }),
    // What it says to whoever did not come from a group.
    getGroupEnterInfo: (options: { fail?: (answer: object) => void } = {}) =>
      options.fail?.({ errMsg: 'getGroupEnterInfo:fail', errno: 110 }),
    ...Object.fromEntries(
      [
        ...['setNavigationBarTitle', 'showToast', 'hideToast', 'showLoading', 'hideLoading', 'pageScrollTo'],
        ...['stopPullDownRefresh', 'showShareMenu', 'updateShareMenu', 'setClipboardData', 'vibrateShort'],
        ...['setTabBarBadge', 'removeTabBarBadge', 'setTabBarItem', 'setTabBarStyle', 'setBackgroundColor'],
        ...['setBackgroundTextStyle', 'setNavigationBarColor'],
      ].map((name) => [name, succeeds]),
    ),
    ...Object.fromEntries(
      [
        ...['onNetworkStatusChange', 'offNetworkStatusChange', 'onAppShow', 'offAppShow', 'onAppHide'],
        ...['offAppHide', 'onThemeChange', 'offThemeChange', 'onWindowResize', 'offWindowResize'],
        ...['onUnhandledRejection', 'onError', 'onPageNotFound', 'onNeedPrivacyAuthorization'],
      ].map((name) => [name, ignore]),
    ),
  }
}
