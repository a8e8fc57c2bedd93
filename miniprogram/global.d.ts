/// <reference types="@tarojs/taro" />

/** Replaced by a literal when the package is built. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5' } }

declare module '*.css'
