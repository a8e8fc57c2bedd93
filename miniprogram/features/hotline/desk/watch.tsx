import { View } from '@tarojs/components'
import { useState } from 'react'
import { useInView } from '../../../platform/in-view'
import { Listed } from '../../desk/listed'
import { useWhile } from '../../desk/use-later'
import { usePaged, type Paged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Hint, Section } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { Table } from '../../../ui/table'
import { Segment } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { useServerClock } from '../use-server-clock'
import { by, dayWord, when } from '../when'
import { words as seen } from '../words'
import { AlarmRow, SettleAlarm } from './alarm-row'
import { Appeals } from './appeals'
import { Assign, type Assigned } from './assign'
import { listAlarms, listCaseClocks, type Alarm, type CaseClock, type ClockSide } from './api'
import { GuestField } from './guest-field'
import { OutsideCall } from './outside-call'
import { words } from './words'

const t = words.watch
/** How often the open page looks for new alarms, in milliseconds. */
const LOOK_MS = 15_000

const SIDES = Object.keys(t.sides) as ClockSide[]

type Over =
  | { readonly kind: 'outside' }
  | { readonly kind: 'settle'; readonly alarm: Alarm }
  | { readonly kind: 'assign'; readonly what: Assigned }

/** A late call is given as a call; of anything else the whole case. */
const assignedOf = ({ kind, callbackId, caseId, serviceId }: Alarm): Assigned =>
  kind === 'callback-late' ? { callbackId, serviceId } : { caseId, serviceId }

/** What staff must see to: broken promises first, then every clock. No name and no content. */
export const Watch = ({ may }: { may: boolean }) => {
  const now = useServerClock()
  const alarms = usePaged('hotline-alarms', (cursor) => listAlarms(false, cursor))
  const [side, setSide] = useState<ClockSide>('all')
  const clocks = usePaged(`hotline-clocks:${side}`, (cursor) => listCaseClocks(side, cursor))
  const [over, setOver] = useState<Over>()
  useWhile(useInView() && alarms.data !== undefined, LOOK_MS, alarms.reload)
  const close = () => setOver(undefined)
  const done = async () => {
    close()
    await Promise.all([alarms.reload(), clocks.reload()])
  }
  return (
    <>
      <Panel
        title={t.title}
        aside={
          may ? (
            <Btn kind="main" icon="phone" onTap={() => setOver({ kind: 'outside' })}>
              {words.outside.title}
            </Btn>
          ) : undefined
        }
      >
        <Section title={t.alarms} dense rows>
          <Listed of={alarms} empty={<Blank icon="done" head={t.noAlarms} words={t.noAlarmsWhy} />}>
            {(items) => (
              <View className="dk-acts">
                {items.map((alarm) => (
                  <AlarmRow
                    key={alarm.alarmId}
                    alarm={alarm}
                    now={now}
                    may={may}
                    onSettle={() => setOver({ kind: 'settle', alarm })}
                    onAssign={() => setOver({ kind: 'assign', what: assignedOf(alarm) })}
                    onSeeNobody={() => setSide('nobody')}
                  />
                ))}
              </View>
            )}
          </Listed>
        </Section>
        <Clocks
          clocks={clocks}
          side={side}
          now={now}
          onSide={setSide}
          onAssign={may ? (what) => setOver({ kind: 'assign', what }) : undefined}
        />
      </Panel>
      {may && (
        <Panel side title={words.today.checkIn}>
          <GuestField onArrived={() => Promise.resolve()} />
          <Appeals now={now} />
        </Panel>
      )}
      {over?.kind === 'outside' && <OutsideCall now={now} onClose={close} />}
      {over?.kind === 'settle' && <SettleAlarm alarm={over.alarm} onClose={close} onDone={done} />}
      {over?.kind === 'assign' && <Assign what={over.what} now={now} onClose={close} onDone={done} />}
    </>
  )
}

/** A step is due by a day, whose end is midnight: the day is said that ends there. */
const lastDay = (end: string, now: number | undefined): string => dayWord(Date.parse(end) - 1, now)

interface ClocksProps {
  clocks: Paged<CaseClock>
  side: ClockSide
  now: number | undefined
  onSide: (side: ClockSide) => void
  /** An auditor only reads. */
  onAssign: ((what: Assigned) => void) | undefined
}

const Clocks = ({ clocks, side, now, onSide, onAssign }: ClocksProps) => {
  const due = ({ due: next }: CaseClock) =>
    next === undefined ? (
      t.noDue
    ) : (
      <Tag tone={next.late ? 'bad' : 'plain'} icon="clock">
        {`${t.due[next.kind]} ${next.kind === 'step' ? lastDay(next.at, now) : by(next.at, now)}`}
      </Tag>
    )
  const act = ({ caseId, serviceId, serviceName, state, openedAt }: CaseClock) =>
    state === 'open' && onAssign !== undefined ? (
      <Btn
        small
        kind="line"
        label={`${t.assignCase}：${serviceName}，${when(openedAt, now)}`}
        onTap={() => onAssign({ caseId, serviceId })}
      >
        {t.assignCase}
      </Btn>
    ) : null
  return (
    <Section title={t.clocks} dense>
      <Hint icon="hide">{t.noContent}</Hint>
      <Segment
        label={t.clocks}
        chosen={side}
        onTap={onSide}
        items={SIDES.map((key) => ({ key, word: t.sides[key] }))}
      />
      <Listed of={clocks} empty={<View className="sm muted">{t.noClocks[side]}</View>}>
        {(items) => (
          <Table
            label={t.clocks}
            items={items}
            keyOf={({ caseId }) => caseId}
            columns={[
              { title: t.columns.due, cell: due },
              { title: t.columns.service, cell: ({ serviceName }) => serviceName },
              { title: t.columns.who, cell: ({ adviserName }) => adviserName ?? t.nobody },
              { title: t.columns.opened, cell: ({ openedAt }) => dayWord(openedAt, now) },
              { title: t.columns.state, cell: ({ state }) => seen.caseStates[state] },
              ...(onAssign === undefined ? [] : [{ title: t.columns.act, cell: act }]),
            ]}
          />
        )}
      </Listed>
    </Section>
  )
}
