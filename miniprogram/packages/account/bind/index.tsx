import { useState } from 'react'
import type { Binding } from '../../../features/membership/api'
import { BindByIdentity } from '../../../features/membership/components/bind-by-identity'
import { BindByPhone } from '../../../features/membership/components/bind-by-phone'
import { BindInWeChat } from '../../../features/membership/components/bind-in-wechat'
import { words } from '../../../features/membership/words'
import { back } from '../../../platform/navigate'
import { drafts } from '../../../platform/storage'
import { isWeapp } from '../../../platform/where'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Page } from '../../../ui/page'
import { Segment } from '../../../ui/tabs'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'

type Way = 'phone' | 'identity'

export default function BindPage() {
  const [way, setWay] = useState<Way>('phone')
  const [outcome, setOutcome] = useState<Binding>()
  const settle = (binding: Binding) => {
    drafts.drop('bind-phone')
    if (binding.state !== 'bound') return setOutcome(binding)
    toast(words.bound)
    back()
  }
  const ByPhone = isWeapp ? BindInWeChat : BindByPhone
  return (
    <Page title={words.bindTitle}>
      {outcome !== undefined ? (
        <Stack gap={16}>
          <Outcome binding={outcome} />
          <Btn wide onTap={back}>
            返回
          </Btn>
        </Stack>
      ) : (
        <Stack gap={20}>
          <Segment<Way>
            label={words.bindBy}
            chosen={way}
            onTap={setWay}
            items={[
              { key: 'phone', word: words.byPhone },
              { key: 'identity', word: words.byIdentity },
            ]}
          />
          {way === 'phone' ? (
            <ByPhone onBound={settle} />
          ) : (
            <BindByIdentity
              onMatched={() => {
                toast(words.identityDone)
                back()
              }}
            />
          )}
        </Stack>
      )}
    </Page>
  )
}

const Outcome = ({ binding }: { binding: Binding }) =>
  binding.state === 'waiting' ? (
    <Notice tone="warn" head={words.waitingHead}>
      {words.waiting(binding.effectiveAt === undefined ? '明天' : moment(binding.effectiveAt))}
    </Notice>
  ) : (
    <Notice tone="warn" head={words.notListedHead}>
      {words.notListed}
    </Notice>
  )
