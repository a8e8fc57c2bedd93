import { z } from 'zod'
import { unionidOf } from '../demo/openid'
import type { FakeCall, FakeReply } from './http'
import type { CodeBook } from './wechat-codes'

/** Somebody with a WeChat account in the local cloud. */
export interface FakePerson {
  readonly name: string
  readonly openid: string
}

const Issue = z.strictObject({
  kind: z.enum(['phone', 'login', 'oauth', 'cloudId']),
  value: z.record(z.string(), z.string().max(100)),
})

/** What stands where WeChat shows its own pages: choosing who signs in, and getting codes by hand. */
export const wechatPages =
  (codes: CodeBook, persons: readonly FakePerson[]) =>
  (call: FakeCall): FakeReply | undefined => {
    if (call.path === '/fake/issue') {
      const wish = Issue.safeParse(call.body)
      if (!wish.success) return { json: { errcode: 47001, errmsg: 'data format error' }, status: 400 }
      return { json: { code: codes.issue(wish.data.kind, wish.data.value) } }
    }
    if (call.path === '/connect/oauth2/authorize') return authorize(call, persons)
    if (call.path === '/connect/oauth2/confirm') {
      const back = backTo(call)
      const person = persons.find(({ openid }) => openid === call.query.get('openid'))
      if (!back || !person)
        return { json: { errcode: 10003, errmsg: 'redirect_uri域名与后台配置不一致' }, status: 400 }
      back.searchParams.set(
        'code',
        codes.issue('oauth', { openid: `oa-${person.openid}`, unionid: unionidOf(person.openid) }),
      )
      back.searchParams.set('state', call.query.get('state') ?? '')
      return { redirect: back.toString() }
    }
    return undefined
  }

const backTo = ({ query }: FakeCall): URL | undefined => {
  const text = query.get('redirect_uri') ?? ''
  return URL.canParse(text) && /^https?:/.test(text) ? new URL(text) : undefined
}

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0) ?? 0};`)

/** 10016 and 10003 are what the real page says; a state is letters and digits, at most 128. */
const authorize = (call: FakeCall, persons: readonly FakePerson[]): FakeReply => {
  const state = call.query.get('state') ?? ''
  if (!/^[A-Za-z0-9]{0,128}$/.test(state))
    return { json: { errcode: 10016, errmsg: 'state参数错误' }, status: 400 }
  const back = backTo(call)
  if (!back) return { json: { errcode: 10003, errmsg: 'redirect_uri域名与后台配置不一致' }, status: 400 }
  const rows = persons.map(({ name, openid }) => {
    const query = new URLSearchParams({ openid, state, redirect_uri: back.toString() })
    return `<li><a href="/connect/oauth2/confirm?${escape(query.toString())}">${escape(name)}</a></li>`
  })
  return {
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>微信登录（本机）</title><body style="font:16px/1.5 sans-serif;margin:24px">
<h1 style="font-size:22px">用哪个微信登录</h1><ul style="line-height:44px">${rows.join('')}</ul></body></html>`,
  }
}
