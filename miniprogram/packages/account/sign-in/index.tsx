import { useEffect, useState } from 'react'
import { words } from '../../../features/membership/words'
import { localAccounts, signInLocally, type LocalAccount } from '../../../platform/local-accounts'
import { go } from '../../../platform/navigate'
import { inWeChatBrowser, startSignIn } from '../../../platform/official-account'
import { Avatar } from '../../../ui/avatar'
import { Btn } from '../../../ui/btn'
import { Section, Stack } from '../../../ui/layout'
import { Page } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { toast } from '../../../ui/toast'

/** Signing in: by WeChat where WeChat is; in the local cloud by choosing one of the demo's people. */
export default function SignInPage() {
  const [accounts, setAccounts] = useState<readonly LocalAccount[]>()
  const [entering, setEntering] = useState<string>()
  useEffect(() => {
    void localAccounts().then(setAccounts)
  }, [])

  const enter = async (account: string) => {
    if (entering !== undefined) return
    setEntering(account)
    try {
      await signInLocally(account)
      go('home')
    } catch {
      toast(words.signInFailed, 'alert')
    } finally {
      setEntering(undefined)
    }
  }
  return (
    <Page title={words.signIn}>
      {accounts === undefined && <RowBones />}
      {accounts !== undefined && inWeChatBrowser() && (
        <Stack gap={16}>
          <Btn kind="main" wide busy={words.wechatSigningIn} onTap={startSignIn}>
            {words.wechatSignIn}
          </Btn>
        </Stack>
      )}
      {accounts?.length === 0 && !inWeChatBrowser() && (
        <Blank icon="chat" head={words.openInWeChat} words={words.openInWeChatWhy} />
      )}
      {accounts !== undefined && accounts.length > 0 && (
        <Section title={words.localHead} dense>
          <Rows kind="ava">
            {accounts.map(({ account, name, says }) => (
              <Row
                key={account}
                role="button"
                lead={<Avatar name={name} />}
                title={name}
                sub={entering === account ? words.entering : says}
                onTap={() => void enter(account)}
              />
            ))}
          </Rows>
        </Section>
      )}
    </Page>
  )
}
