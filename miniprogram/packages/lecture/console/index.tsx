import { View } from '@tarojs/components'
import { useRef, useState } from 'react'
import '../../../features/desk/desk.css'
import { startLecture } from '../../../features/lecture/console/api'
import { ConsoleHead } from '../../../features/lecture/console/console-head'
import '../../../features/lecture/console/console.css'
import { NextCard } from '../../../features/lecture/console/next-card'
import { nextPiece } from '../../../features/lecture/console/next-piece'
import { Notices } from '../../../features/lecture/console/notices'
import { Queue } from '../../../features/lecture/console/queue'
import { keepSaid } from '../../../features/lecture/console/say-sheet'
import { Sheets, tapped, waitingPieces, type Over } from '../../../features/lecture/console/sheets'
import { isOn, useConsole, type ShownDesk } from '../../../features/lecture/console/use-console'
import { words } from '../../../features/lecture/console/words'
import { now } from '../../../platform/clock'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { BottomBar } from '../../../ui/bottom-bar'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { LoadedPage, Page } from '../../../ui/page'
import { sendOnce } from '../../../ui/send-once'
import { OfflineBar } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'

/** Two taps closer together than this are one, in milliseconds. */
const APART_MS = 800
/** Among fewer listeners than these an answer to all can be traced to its asker. */
const FEW = 10

/** The lecturer's console, on a phone in one hand or on a computer; a co-host's too. */
export default function ConsolePage() {
  const { lectureId = '' } = useParams()
  const of = useConsole(lectureId)
  const [over, setOver] = useState<Over>()
  const [turn, setTurn] = useState(0)
  const tappedAt = useRef(0)
  const { desk } = of
  const { data } = desk
  if (data === undefined)
    return (
      <LoadedPage title={words.title} of={desk}>
        {() => null}
      </LoadedPage>
    )
  const waiting = waitingPieces(of)
  const piece = nextPiece(data.script, data.nextPieceId, waiting)
  const number = data.room.said + of.out.outbox.length + 1
  return (
    <View className="lc-screen">
      <Page
        title={words.title}
        bare
        head={
          <>
            {(of.lost || desk.state === 'offline') && (
              <OfflineBar seenAt={data.at} onAgain={() => void of.reload()} />
            )}
            <ConsoleHead
              desk={data}
              onTime={() => setOver({ show: 'time' })}
              onListeners={() => setOver({ show: 'listeners' })}
            />
          </>
        }
        foot={
          <Foot
            desk={data}
            reload={of.reload}
            next={piece === undefined ? undefined : words.sendPiece(number)}
            sending={of.sending}
            onNext={() => {
              if (piece === undefined || now() - tappedAt.current < APART_MS) return
              tappedAt.current = now()
              of.out.put(tapped(piece))
            }}
            onSay={() => setOver({ show: 'say' })}
          />
        }
        over={
          over !== undefined && (
            <Sheets
              over={over}
              of={of}
              desk={data}
              onOver={setOver}
              onSorted={() => setTurn((before) => before + 1)}
            />
          )
        }
      >
        <View className="lc-body">
          <View className="lc-body__it">
            <Notices
              of={of}
              desk={data}
              onTime={() => setOver({ show: 'time' })}
              onAgain={(text) => {
                keepSaid(lectureId, text)
                setOver({ show: 'say' })
              }}
            />
            <NextCard
              desk={data}
              piece={piece}
              number={number}
              onEdit={(chosen) => setOver({ show: 'piece', piece: chosen })}
              onScript={() => setOver({ show: 'script' })}
            />
          </View>
          <View className="lc-body__it">
            <Queue
              desk={data}
              turn={turn}
              onAnswer={({ questionId, text, people }) =>
                setOver({
                  show: 'answer',
                  to: { lectureId, questionId, text, people, hidden: false, asStaff: !data.lawyer },
                })
              }
              onAnswerHidden={({ questionId, text }) =>
                setOver({
                  show: 'answer',
                  to: {
                    lectureId,
                    questionId,
                    text,
                    people: 1,
                    hidden: true,
                    few: data.room.listening < FEW,
                  },
                })
              }
              onMore={(card) => setOver({ show: 'sort', card })}
              onMerge={(card) => setOver({ show: 'merge', questionId: card?.questionId })}
            />
          </View>
        </View>
      </Page>
    </View>
  )
}

interface FootProps {
  desk: ShownDesk
  reload: () => Promise<void>
  /** 发第 4 段; undefined: all were sent. */
  next: string | undefined
  /** The piece before is on its way. */
  sending: boolean
  onNext: () => void
  onSay: () => void
}

/** The one main action: begin, or the next piece. */
const Foot = ({ desk, reload, next, sending, onNext, onSay }: FootProps) => {
  const { lectureId, state } = desk.room
  const starting = useSend(
    sendOnce(`start:${lectureId}`, (_: { lectureId: string }, key) => startLecture(lectureId, key)),
  )
  const start = async () => {
    if ((await starting.send({ lectureId })) === undefined) return
    toast(words.started)
    await reload()
  }
  if (state === 'ended')
    return (
      <BottomBar>
        <Btn wide icon="file" onTap={() => go('lectureMinutes', { lectureId })}>
          {words.toMinutes}
        </Btn>
      </BottomBar>
    )
  if (!desk.holding || state === 'cancelled') return null
  return (
    <BottomBar>
      <Stack gap={8}>
        <FailureNote of={starting} />
        {isOn(desk) ? (
          <Btns>
            <Btn icon="edit" grow={next === undefined} onTap={onSay}>
              {words.sayShort}
            </Btn>
            {next !== undefined && (
              <Btn kind="main" grow isBusy={sending} busy={words.sendingPiece} onTap={onNext}>
                {next}
              </Btn>
            )}
          </Btns>
        ) : (
          <Btn kind="main" wide busy={words.starting} onTap={start}>
            {words.start}
          </Btn>
        )}
      </Stack>
    </BottomBar>
  )
}
