/** The openid under which the fake of WeChat knows a demo account. */
export const openidOf = (account: string): string => `demo-openid-${account}`
/** What joins the mini-program and the official account of the same person. */
export const unionidOf = (openid: string): string => `un-${openid}`
