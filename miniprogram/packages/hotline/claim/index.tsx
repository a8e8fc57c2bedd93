import { claimCase } from '../../../features/hotline/api'
import { words } from '../../../features/hotline/words'
import { useMe } from '../../../features/membership/use-me'
import { useParams } from '../../../platform/lifecycle'
import { go, replace } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Page } from '../../../ui/page'
import { Blank, Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'

/** The link in the text message: whoever rang from outside takes their case over, with the number they rang from. */
export default function Claim() {
  const { claim } = useParams()
  const me = useMe()
  const claiming = useSend(claimCase)
  if (claim === undefined || claim === '')
    return (
      <Page title={words.claimTitle}>
        <Blank icon="link" head={words.claimNone} words={words.claimNoneWhy}>
          <Btn onTap={() => go('hotline')}>{words.toHotline}</Btn>
        </Blank>
      </Page>
    )
  const take = async () => {
    const answer = await claiming.send({ claim })
    if (answer === undefined) return
    toast(words.claimed)
    replace('hotlineCase', { caseId: answer.caseId })
  }
  const visitor = me.refusal?.code === 'SIGN_IN'
  const unbound = me.data?.member === undefined
  return (
    <Page title={words.claimTitle}>
      {me.state === 'loading' && me.data === undefined ? (
        <Bones of={['title', 'long', 'box']} />
      ) : (
        <Stack gap={20}>
          <Heading>{words.claimTitle}</Heading>
          <Notice icon="lock">{words.claimWhy}</Notice>
          {claiming.refusal?.code === 'CLAIM_REFUSED' ? (
            <Notice tone="bad">{words.claimRefusedWhy}</Notice>
          ) : (
            <FailureNote of={claiming} />
          )}
          {visitor ? (
            <Btn kind="main" wide onTap={() => go('signIn')}>
              {words.signInFirst}
            </Btn>
          ) : unbound ? (
            <Btn kind="main" wide onTap={() => go('bind')}>
              {words.bindFirst}
            </Btn>
          ) : (
            <Btn kind="main" wide busy={words.claiming} onTap={take}>
              {words.claimGo}
            </Btn>
          )}
          <Btn wide kind="text" onTap={() => go('hotline')}>
            {words.toHotline}
          </Btn>
        </Stack>
      )}
    </Page>
  )
}
