import { Text, View } from '@tarojs/components'
import { Listed } from '../../desk/listed'
import type { Paged } from '../../desk/use-paged'
import { classes } from '../../../ui/classes'
import { Chips } from '../../../ui/chips'
import { Line, Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tag, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import type { DeskRow, GuideState } from './api'
import { words } from './words'

const t = words.list
export type Kind = GuideState | 'to-be-reviewed' | 'all'
const KINDS: readonly Kind[] = [
  'all',
  'to-be-reviewed',
  'draft',
  'in-review',
  'approved',
  'issued',
  'corrected',
  'withdrawn',
]
const wordOf = (kind: Kind): string =>
  kind === 'all' ? t.all : kind === 'to-be-reviewed' ? t.toBeReviewed : words.states[kind]
export const tones: Readonly<Record<GuideState, Tone>> = {
  draft: 'plain',
  'in-review': 'warn',
  approved: 'warn',
  issued: 'ok',
  corrected: 'plain',
  withdrawn: 'bad',
}
export const keyOf = ({ guideId, version }: { guideId: string; version: number }): string =>
  `${guideId}:${version}`

interface GuideListProps {
  of: Paged<DeskRow>
  kind: Kind
  onKind: (kind: Kind) => void
  chosen: string | undefined
  onTap: (row: DeskRow) => void
}

/** Guides in every state, last changed first. */
export const GuideList = ({ of, kind, onKind, chosen, onTap }: GuideListProps) => (
  <Stack gap={8}>
    <Chips
      label={t.filter}
      items={KINDS.map(wordOf)}
      chosen={wordOf(kind)}
      onTap={(word) => onKind(KINDS.find((one) => wordOf(one) === word) ?? 'all')}
    />
    <Listed
      of={of}
      empty={
        kind === 'all' ? (
          <Blank icon="book" head={t.empty} words={t.emptyWhy} />
        ) : (
          <Blank icon="book" head={t.noneOfKind} words={t.noneOfKindWhy} />
        )
      }
    >
      {(items) => (
        <Rows kind="plain">
          {items.map((row) => (
            <View key={keyOf(row)} className={classes('dk-item', keyOf(row) === chosen && 'is-on')}>
              <Row
                top
                title={row.title}
                selected={keyOf(row) === chosen}
                sub={
                  <>
                    <Line>
                      <Tag tone={tones[row.state]}>{words.states[row.state]}</Tag>
                      {row.toBeReviewed && (
                        <Tag tone="warn" icon="alert">
                          {t.toBeReviewed}
                        </Tag>
                      )}
                      <Text>{`${t.version(row.version)}　${row.topic}`}</Text>
                    </Line>
                    <View>
                      {[
                        row.mine ? t.mine : t.by(row.author),
                        ...(row.reviewer === undefined ? [] : [t.reviewedBy(row.reviewer)]),
                        t.changed(moment(row.changedAt)),
                      ].join('，')}
                    </View>
                  </>
                }
                onTap={() => onTap(row)}
              />
            </View>
          ))}
        </Rows>
      )}
    </Listed>
  </Stack>
)
