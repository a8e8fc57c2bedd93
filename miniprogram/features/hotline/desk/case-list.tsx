import { View } from '@tarojs/components'
import { useState } from 'react'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Stack } from '../../../ui/layout'
import { Row } from '../../../ui/row'
import { Segment } from '../../../ui/tabs'
import { Badge, Tag } from '../../../ui/tag'
import { Blank } from '../../../ui/states'
import { classes } from '../../../ui/classes'
import { dateOf, dayEnd, dayStart } from '../when'
import { listCases } from './api'
import { words } from './words'

const t = words.cases

interface CaseListProps {
  chosen: string | undefined
  now: number | undefined
  onTap: (caseId: string) => void
}

/** Cases of this adviser, those due first. What they hold is not in the list. */
export const CaseList = ({ chosen, now, onTap }: CaseListProps) => {
  const [state, setState] = useState<'open' | 'closed'>('open')
  const cases = usePaged(`hotline-cases:${state}`, (cursor) => listCases(state, cursor))
  return (
    <Stack gap={12}>
      <Segment
        label={t.title}
        chosen={state}
        onTap={setState}
        items={[
          { key: 'open', word: t.open },
          { key: 'closed', word: t.closed },
        ]}
      />
      <Listed
        of={cases}
        empty={
          state === 'open' ? (
            <Blank icon="case" head={t.empty} words={t.emptyWhy} />
          ) : (
            <Blank icon="case" head={t.emptyClosed} />
          )
        }
      >
        {(items) =>
          items.map(({ caseId, matter, person, nextStep, serviceName, unread }) => {
            const over = nextStep !== undefined && now !== undefined && dayEnd(nextStep.dueOn) <= now
            return (
              <View key={caseId} className={classes('dk-item', caseId === chosen && 'is-on')}>
                <Row
                  title={[person, matter].filter((part) => part !== undefined).join('，')}
                  sub={serviceName}
                  end={
                    <>
                      {nextStep !== undefined && (
                        <Tag tone={over ? 'bad' : 'plain'}>
                          {(over ? t.overdue : t.due)(dateOf(dayStart(nextStep.dueOn)))}
                        </Tag>
                      )}
                      <Badge count={unread} />
                    </>
                  }
                  selected={caseId === chosen}
                  onTap={() => onTap(caseId)}
                />
              </View>
            )
          })
        }
      </Listed>
    </Stack>
  )
}
