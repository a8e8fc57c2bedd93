import { claimCase, readClaim } from '../../../features/hotline/api'
import { useServerClock } from '../../../features/hotline/use-server-clock'
import { when } from '../../../features/hotline/when'
import { words } from '../../../features/hotline/words'
import { useMe } from '../../../features/membership/use-me'
import { useParams } from '../../../platform/lifecycle'
import { go, replace } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage, Page } from '../../../ui/page'
import { Fact } from '../../../ui/row'
import { Blank, Bones } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

/** The link in the text message: whoever rang from outside sees which call it was, and takes the case over with the number they
 *  rang from. */
export default function Claim() {
  const { claim = '' } = useParams()
  const now = useServerClock()
  const page = useLoaded(claim === '' ? undefined : `hotline-claim:${claim}`, () => readClaim(claim), {
    keep: false,
  })
  if (claim === '') return <NoClaim head={words.claimNone} why={words.claimNoneWhy} />
  if (page.refusal?.code === 'CLAIM_REFUSED')
    return <NoClaim head={words.claimOver} why={words.claimOverWhy} />
  return (
    <LoadedPage title={words.claimTitle} of={page} bones={<Bones of={['card', 'long', 'box']} />}>
      {({ serviceName, openedAt, phone, claimed }) => (
        <Stack gap={20}>
          <Card>
            <Fact name={words.claimFacts.line}>{serviceName}</Fact>
            <Fact name={words.claimFacts.when}>{when(openedAt, now)}</Fact>
            {!claimed && <Fact name={words.claimFacts.phone}>{phone}</Fact>}
          </Card>
          {claimed ? (
            <>
              <Notice head={words.claimDone}>{words.claimDoneWhy}</Notice>
              <Btn kind="main" wide onTap={() => go('hotlineMine')}>
                {words.claimMine}
              </Btn>
            </>
          ) : (
            <Take claim={claim} />
          )}
          <Btn wide kind="text" onTap={() => go('hotline')}>
            {words.toHotline}
          </Btn>
        </Stack>
      )}
    </LoadedPage>
  )
}

const NoClaim = ({ head, why }: { head: string; why: string }) => (
  <Page title={words.claimTitle}>
    <Blank icon="link" head={head} words={why}>
      <Btn onTap={() => go('hotline')}>{words.toHotline}</Btn>
    </Blank>
  </Page>
)

const Take = ({ claim }: { claim: string }) => {
  const me = useMe()
  const claiming = useSend(claimCase)
  const take = async () => {
    const answer = await claiming.send({ claim })
    if (answer === undefined) return
    toast(words.claimed)
    replace('hotlineCase', { caseId: answer.caseId })
  }
  if (me.state === 'loading' && me.data === undefined) return <Bones of={['long', 'box']} />
  return (
    <>
      <Notice icon="lock">{words.claimWhy}</Notice>
      {claiming.refusal?.code === 'CLAIM_REFUSED' ? (
        <Notice tone="bad">{words.claimRefusedWhy}</Notice>
      ) : (
        <FailureNote of={claiming} />
      )}
      {me.refusal?.code === 'SIGN_IN' ? (
        <Btn kind="main" wide onTap={() => go('signIn')}>
          {words.signInFirst}
        </Btn>
      ) : me.data?.member === undefined ? (
        <Btn kind="main" wide onTap={() => go('bind')}>
          {words.bindFirst}
        </Btn>
      ) : (
        <Btn kind="main" wide busy={words.claiming} onTap={take}>
          {words.claimGo}
        </Btn>
      )}
    </>
  )
}
