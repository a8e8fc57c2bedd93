/** Set by config/index.ts when the package is built. */
declare const __TRANSPORT__: 'cloud' | 'http'
declare const __API__: string
declare const __PUBLIC__: string
declare const __CLOUD_ENV__: string

/** `cloud`: cloud functions inside WeChat. `http`: door 2. */
export const transport = __TRANSPORT__
/** Address of door 2 without a trailing slash; empty: the page's own origin. */
export const apiBase = __API__
/** Where plain immutable files are read from. */
export const publicBase = __PUBLIC__
export const cloudEnvironment = __CLOUD_ENV__
