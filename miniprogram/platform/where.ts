/** Which build this is; replaced by a literal at build time, so the other branch leaves the package. */
export const isWeapp = process.env.TARO_ENV === 'weapp'
