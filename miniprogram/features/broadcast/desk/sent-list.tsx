import { Text, View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { useWhile } from '../../desk/use-later'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Line, Stack } from '../../../ui/layout'
import { percent, thousands } from '../../../ui/numbers'
import { Blank } from '../../../ui/states'
import { Table } from '../../../ui/table'
import { State, Tag, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import { listBroadcasts, type Sent } from './api'
import { isMoving } from './use-funnel'
import { words } from './words'

const t = words.sent
const tones: Partial<Record<Sent['state'], Tone>> = { refused: 'bad', stopped: 'plain' }

/** What was sent within the scope, newest first, with how far each one came. */
export const SentList = ({ maySend }: { maySend: boolean }) => {
  const sent = usePaged('sent', (cursor) => listBroadcasts(from(cursor)))
  useWhile(sent.data?.some(({ state }) => isMoving(state)) === true, 3000, sent.reload)
  return (
    <Listed
      of={sent}
      empty={
        <Blank icon="horn" head={t.empty} words={t.emptyWhy}>
          {maySend && <Btn onTap={() => go('deskSend')}>{t.start}</Btn>}
        </Blank>
      }
    >
      {(items) => (
        <Stack gap={12}>
          <Table
            label={t.title}
            items={items}
            keyOf={({ broadcastId }) => broadcastId}
            onTap={({ broadcastId }) => go('deskFunnel', { id: broadcastId })}
            columns={[
              {
                title: t.guide,
                wraps: true,
                cell: ({ title, version, kind, compulsory }) => (
                  <Line>
                    <Text className="mid">{title}</Text>
                    {(kind === undefined || kind === 'guide') && (
                      <Text className="muted">{t.version(version)}</Text>
                    )}
                    {compulsory && <Tag tone="warn">{t.compulsory}</Tag>}
                  </Line>
                ),
              },
              { title: t.when, cell: ({ sentAt }) => moment(sentAt) },
              { title: t.who, cell: ({ sentBy }) => sentBy },
              {
                title: t.groups,
                right: true,
                cell: (one) => (
                  <View>
                    {t.of(thousands(one.counts.delivered), thousands(one.counts.groups))}
                    {one.state !== 'delivered' && (
                      <View>
                        <State tone={tones[one.state] ?? 'warn'}>{words.states[one.state]}</State>
                      </View>
                    )}
                    {one.counts.failed > 0 && (
                      <View className="bad">{words.funnel.failedShort(thousands(one.counts.failed))}</View>
                    )}
                  </View>
                ),
              },
              { title: t.opened, right: true, cell: ({ counts }) => thousands(counts.opened) },
              {
                title: t.acknowledged,
                right: true,
                cell: ({ counts }) => (
                  <View>
                    {thousands(counts.acknowledged)}
                    <Text className="muted">{`　${percent(counts.acknowledged, counts.members)}`}</Text>
                  </View>
                ),
              },
            ]}
          />
          <Text className="xs muted">{t.base}</Text>
        </Stack>
      )}
    </Listed>
  )
}
