import { View } from '@tarojs/components'
import { useState } from 'react'
import { listConsents, withdrawConsent, type Consent } from '../../../features/membership/api'
import { ConsentCard } from '../../../features/membership/components/consent-card'
import { words } from '../../../features/membership/words'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Sheet } from '../../../ui/sheet'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'

export default function ConsentsPage() {
  const consents = useLoaded('consents', listConsents)
  const [asked, setAsked] = useState<Consent>()
  const taking = useSend(withdrawConsent)
  const take = async () => {
    if (asked === undefined || (await taking.send({ purpose: asked.purpose })) === undefined) return
    setAsked(undefined)
    toast(words.took)
    await consents.reload()
  }
  return (
    <LoadedPage
      title={words.consents}
      of={consents}
      over={() =>
        asked !== undefined && (
          <Sheet title={words.takeTitle} onClose={() => setAsked(undefined)}>
            <Stack gap={20}>
              <View className="second">{`${asked.title}。${words.takeWhy}`}</View>
              <FailureNote of={taking} />
              <Btns>
                <Btn grow onTap={() => setAsked(undefined)}>
                  {words.keep}
                </Btn>
                <Btn grow kind="danger" busy={words.taking} onTap={take}>
                  {words.take}
                </Btn>
              </Btns>
            </Stack>
          </Sheet>
        )
      }
    >
      {({ items }) => (
        <Stack>
          {items.map((consent) => (
            <ConsentCard
              key={consent.purpose}
              consent={consent}
              onTake={() => setAsked(consent)}
              onChanged={consents.reload}
            />
          ))}
        </Stack>
      )}
    </LoadedPage>
  )
}
