import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Hint, Section, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { LoadedPage } from '../../../ui/page'
import { Row } from '../../../ui/row'
import { Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { listMyCases, openChat } from '../api'
import { readDuty } from '../duty-api'
import { useServerClock } from '../use-server-clock'
import { by } from '../when'
import { words } from '../words'
import { ChatBar } from './chat-bar'
import { useAttach } from './use-attach'

interface NewChatProps {
  /** Absent: the legal service. */
  serviceId: string | undefined
  /** A question that brought the person here. */
  about: string | undefined
  onBegun: (caseId: string) => void
}

/** Before the first word: who answers by when, and what is going on already. */
export const NewChat = ({ serviceId, about, onBegun }: NewChatProps) => {
  const now = useServerClock()
  const page = useLoaded(
    'hotline-new-chat',
    async () => {
      const [duty, cases] = await Promise.all([readDuty(), listMyCases(undefined)])
      return { duties: duty.items, cases: cases.items }
    },
    { keep: false },
  )
  const opening = useSend(openChat)
  const attach = useAttach(undefined, () => undefined)
  return (
    <LoadedPage
      title={words.chatTitle}
      of={page}
      bones={<Bones of={['title', 'long', 'box']} />}
      foot={({ duties }) => {
        const service = serviceId ?? duties.find(({ kind }) => kind === 'law')?.serviceId
        return (
          <ChatBar
            draft={`hotline-chat:new:${service ?? ''}`}
            begin={about}
            placeholder={words.typeHere}
            attach={attach}
            busy={opening.busy}
            onSay={async (text) => {
              if (service === undefined) return false
              const answer = await opening.send({ serviceId: service, text })
              if (answer !== undefined) onBegun(answer.chat.caseId)
              return answer !== undefined
            }}
          />
        )
      }}
    >
      {({ duties, cases }) => {
        const duty =
          duties.find((one) => one.serviceId === serviceId) ?? duties.find(({ kind }) => kind === 'law')
        const open = cases.filter((row) => row.state === 'open' && row.serviceId === duty?.serviceId)
        return (
          <>
            <Stack gap={16}>
              <Heading>{words.chatNew}</Heading>
              {duty !== undefined && (
                <Notice
                  tone={duty.chatOpen ? 'ok' : 'warn'}
                  {...(duty.chatOpen ? {} : { head: words.chatClosed })}
                >
                  {duty.chatOpen
                    ? words.chatOpen(by(duty.chatBy, now))
                    : words.chatClosedWhy(by(duty.chatBy, now))}
                </Notice>
              )}
              <Hint icon="lock">{words.chatOnly}</Hint>
              <FailureNote of={opening} />
            </Stack>
            {open.length > 0 && (
              <Section title={words.goOn} rows>
                {open.map(({ caseId, about, matter }) => (
                  <Row
                    key={caseId}
                    icon="chat"
                    title={about === '' ? matter : about}
                    onTap={() => go('hotlineChat', { caseId })}
                  />
                ))}
              </Section>
            )}
            <View />
          </>
        )
      }}
    </LoadedPage>
  )
}
