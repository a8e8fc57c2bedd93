import { View } from '@tarojs/components'
import { useState } from 'react'
import { useInView } from '../../../platform/in-view'
import { Listed } from '../../desk/listed'
import { useWhile } from '../../desk/use-later'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Hint, Section } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { Check } from '../../../ui/switch'
import { Table } from '../../../ui/table'
import { Tag } from '../../../ui/tag'
import { useServerClock } from '../use-server-clock'
import { by, dayWord } from '../when'
import { words as seen } from '../words'
import { AlarmRow, SettleAlarm } from './alarm-row'
import { Appeals } from './appeals'
import { AssignCallback } from './assign-callback'
import { listAlarms, listCaseClocks, type Alarm, type CaseClock } from './api'
import { GuestField } from './guest-field'
import { OutsideCall } from './outside-call'
import { words } from './words'

const t = words.watch
/** How often the open page looks for new alarms, in milliseconds. */
const LOOK_MS = 15_000

type Over = { readonly kind: 'outside' } | { readonly kind: 'settle' | 'assign'; readonly alarm: Alarm }

/** What staff must see to: broken promises first, then every clock. No name and no content. */
export const Watch = ({ may }: { may: boolean }) => {
  const now = useServerClock()
  const alarms = usePaged('hotline-alarms', (cursor) => listAlarms(false, cursor))
  const [over, setOver] = useState<Over>()
  useWhile(useInView() && alarms.data !== undefined, LOOK_MS, alarms.reload)
  const close = () => setOver(undefined)
  const done = async () => {
    close()
    await alarms.reload()
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
                    onAssign={() => setOver({ kind: 'assign', alarm })}
                  />
                ))}
              </View>
            )}
          </Listed>
        </Section>
        <Clocks now={now} />
      </Panel>
      {may && (
        <Panel side title={words.today.checkIn}>
          <GuestField onArrived={() => Promise.resolve()} />
          <Appeals now={now} />
        </Panel>
      )}
      {over?.kind === 'outside' && <OutsideCall now={now} onClose={close} />}
      {over?.kind === 'settle' && <SettleAlarm alarm={over.alarm} onClose={close} onDone={done} />}
      {over?.kind === 'assign' && over.alarm.callbackId !== undefined && (
        <AssignCallback callbackId={over.alarm.callbackId} onClose={close} onDone={done} />
      )}
    </>
  )
}

const Clocks = ({ now }: { now: number | undefined }) => {
  const [late, setLate] = useState(false)
  const clocks = usePaged(`hotline-clocks:${String(late)}`, (cursor) => listCaseClocks(late, cursor))
  const due = ({ due: next }: CaseClock) =>
    next === undefined ? (
      t.noDue
    ) : (
      <Tag tone={next.late ? 'bad' : 'plain'} icon="clock">
        {`${t.due[next.kind]} ${by(next.at, now)}`}
      </Tag>
    )
  return (
    <Section title={t.clocks} dense>
      <Hint icon="hide">{t.noContent}</Hint>
      <Check on={late} onTap={() => setLate(!late)}>
        {t.late}
      </Check>
      <Listed of={clocks} empty={<View className="sm muted">{t.noClocks}</View>}>
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
            ]}
          />
        )}
      </Listed>
    </Section>
  )
}
