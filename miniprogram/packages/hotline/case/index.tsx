import { View } from '@tarojs/components'
import { useState } from 'react'
import { readCase } from '../../../features/hotline/api'
import { Closed, ReopenSheet } from '../../../features/hotline/case/closed'
import { Timeline } from '../../../features/hotline/case/timeline'
import { WhoSees } from '../../../features/hotline/case/who-sees'
import { Promised } from '../../../features/hotline/components/promised'
import '../../../features/hotline/hotline.css'
import { isOpen } from '../../../features/hotline/promise'
import { useServerClock } from '../../../features/hotline/use-server-clock'
import { dateOf, dayStart, dayWord } from '../../../features/hotline/when'
import { words } from '../../../features/hotline/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns } from '../../../ui/btn'
import { Heading, Line, Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage } from '../../../ui/page'
import { Bones } from '../../../ui/states'
import { Tag } from '../../../ui/tag'
import { useLoaded } from '../../../ui/use-loaded'

/** One case as its person sees it. No copy of it stays on the device. */
export default function CasePage() {
  const { caseId = '' } = useParams()
  const now = useServerClock()
  const page = useLoaded(`hotline-case:${caseId}`, () => readCase(caseId), { keep: false })
  const [reopening, setReopening] = useState(false)
  return (
    <LoadedPage
      title={words.caseTitle}
      of={page}
      bones={<Bones of={['title', 'half', 'card', 'long', 'long', 'half']} />}
      foot={({ case: { unread, serviceId, adviser } }) => (
        <BottomBar>
          <Btns>
            <Btn
              grow
              icon="calendar"
              onTap={() => go('hotlineBook', { serviceId, adviserId: adviser?.adviserId })}
            >
              {words.book}
            </Btn>
            <Btn grow kind="main" icon="chat" onTap={() => go('hotlineChat', { caseId })}>
              {unread === 0 ? words.chat : words.chatUnread(unread)}
            </Btn>
          </Btns>
        </BottomBar>
      )}
      over={() =>
        reopening && (
          <ReopenSheet
            caseId={caseId}
            onClose={() => setReopening(false)}
            onReopened={async () => {
              setReopening(false)
              await page.reload()
            }}
          />
        )
      }
    >
      {(view) => {
        const { case: row, entries, callbacks } = view
        const { nextStep } = row
        return (
          <>
            <View className="head">
              <Heading>{row.matter}</Heading>
              <Line>
                <Tag tone={row.state === 'open' ? 'warn' : 'plain'}>{words.caseStates[row.state]}</Tag>
                <View className="sm second">
                  {[
                    row.serviceName,
                    row.adviser === undefined
                      ? words.nobodyYet
                      : words.withAdviser(words.adviser(row.adviser.name, row.adviser.kind)),
                    words.caseOpened(dayWord(row.openedAt, now)),
                  ].join('，')}
                </View>
              </Line>
            </View>
            <Stack gap={16}>
              {nextStep !== undefined && (
                <Notice tone="warn" icon="limit" head={`${words.nextStep}：${nextStep.text}`}>
                  <View>
                    {(nextStep.owner === 'worker' ? words.stepYours : words.stepTheirs)(
                      dateOf(dayStart(nextStep.dueOn)),
                    )}
                  </View>
                </Notice>
              )}
              {row.state === 'closed' && (
                <Closed view={view} onChanged={page.reload} onReopen={() => setReopening(true)} />
              )}
            </Stack>
            {callbacks.filter(isOpen).map((callback) => (
              <Promised key={callback.callbackId} callback={callback} now={now} onChanged={page.reload} />
            ))}
            <Section title={words.timeline}>
              <Timeline entries={entries} now={now} />
            </Section>
            <WhoSees view={view} />
          </>
        )
      }}
    </LoadedPage>
  )
}
