import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { toast } from '../../../ui/toast'
import { moment } from '../../../ui/time'
import { useSend } from '../../../ui/use-send'
import { joinWaitingList, leaveWaitingList, type Campaign, type ClaimAnswer } from '../api'
import { useClaim } from '../use-claim'
import { words } from '../words'

/** The one thing that can be done with a campaign now, and what became of it. */
export const ClaimBar = ({ campaign, onChange }: { campaign: Campaign; onChange: () => Promise<void> }) => {
  const { campaignId, mine } = campaign
  const settled = (answer: ClaimAnswer) => {
    if (answer.state === 'yours') toast(answer.already ? words.already : words.yours, 'done')
    void onChange()
  }
  const { answer, claim, claiming } = useClaim(campaignId, mine.state === 'queued', settled)
  const join = useSend((input: { campaignId: string }, key) => joinWaitingList(input, key))
  const leave = useSend((input: { campaignId: string }, key) => leaveWaitingList(input, key))
  const wait = async () => {
    const joined = await join.send({ campaignId })
    if (joined === undefined) return
    toast(words.waitJoined(joined.place), 'done')
    await onChange()
  }
  const stopWaiting = async () => {
    if ((await leave.send({ campaignId })) === undefined) return
    toast(words.leftWaiting)
    await onChange()
  }
  const coupon = answer?.state === 'yours' ? answer.coupon.couponId : mine.couponId

  if (answer?.state === 'queued')
    return (
      <BottomBar>
        <Notice tone="warn" icon="clock" head={words.queued}>
          <View>{words.queuedPlace(answer.place, answer.waitSeconds)}</View>
          <View>{words.queuedWhy}</View>
        </Notice>
      </BottomBar>
    )
  const notes = (
    <>
      <FailureNote of={claiming} />
      <FailureNote of={join} />
      <FailureNote of={leave} />
    </>
  )
  const state = answer?.state === 'yours' ? 'have' : mine.state
  switch (state) {
    case 'can-claim':
    case 'offered':
      return (
        <BottomBar>
          {mine.until !== undefined && (
            <Notice tone="warn" icon="clock">
              {words.kept(moment(mine.until))}
            </Notice>
          )}
          {notes}
          <Btn kind="main" wide busy={words.claiming} onTap={claim}>
            {words.claim}
          </Btn>
        </BottomBar>
      )
    case 'have':
      return (
        <BottomBar>
          <Btns>
            <Btn grow onTap={() => go('myCoupons')}>
              {words.mine}
            </Btn>
            {coupon !== undefined && (
              <Btn kind="main" grow onTap={() => go('voucher', { couponId: coupon })}>
                {words.use}
              </Btn>
            )}
          </Btns>
        </BottomBar>
      )
    case 'used':
    case 'expired':
      return (
        <BottomBar
          note={
            mine.opensAt === undefined
              ? words.over[state]
              : `${words.over[state]}，${words.next(moment(mine.opensAt))}`
          }
        >
          <Btn wide onTap={() => go('couponHistory')}>
            {words.history}
          </Btn>
        </BottomBar>
      )
    case 'full':
      return (
        <BottomBar
          note={
            answer?.state === 'full' && answer.next
              ? words.next(moment(answer.next.opensAt))
              : mine.mayWait
                ? words.waitWhy
                : words.full
          }
        >
          {notes}
          {mine.mayWait && (
            <Btn kind="main" wide busy={words.waiting} onTap={wait}>
              {words.wait}
            </Btn>
          )}
        </BottomBar>
      )
    case 'waiting':
      return (
        <BottomBar>
          {notes}
          <Stack gap={8}>
            <Notice tone="warn" icon="clock" head={words.ahead(Math.max(0, (mine.place ?? 1) - 1))}>
              <View>{words.waitingWhy}</View>
            </Notice>
            <Btn wide busy={words.leaving} onTap={stopWaiting}>
              {words.leaveWaiting}
            </Btn>
          </Stack>
        </BottomBar>
      )
    case 'not-eligible':
      return (
        <BottomBar>
          <Notice>{words.notFor}</Notice>
        </BottomBar>
      )
    default:
      return null
  }
}
