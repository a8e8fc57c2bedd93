/** What `wx.cloud.callFunction` sends: a function is an engine. */
export interface CloudCall {
  name: string
  data: { operation: string; input: object; key?: string }
}

/** The function door's answer. */
export type CloudAnswer = { ok: true; output: unknown } | { ok: false; refusal: unknown }

/** Signs in to a local cloud and asks its HTTP door what the mini-program asks its functions. */
export async function cloudBridge(
  url: string,
  account: string,
): Promise<(call: CloudCall) => Promise<CloudAnswer>> {
  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const { token } = (await (await post('/api/dev/login', { account })).json()) as { token: string }
  return async ({ name, data }) => {
    const response = await post(`/api/${name}/${data.operation}`, data.input, {
      authorization: `Bearer ${token}`,
      ...(data.key === undefined ? {} : { 'idempotency-key': data.key }),
    })
    const answer: unknown = await response.json()
    return response.ok ? { ok: true, output: answer } : { ok: false, refusal: answer }
  }
}
