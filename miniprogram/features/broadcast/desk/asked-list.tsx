import { View } from '@tarojs/components'
import { Listed } from '../../desk/listed'
import type { Paged } from '../../desk/use-paged'
import { Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import { Tag } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import type { AskedBack, AskedState } from './api'
import { words } from './words'

const t = words.askedBack

/** Questions from the groups of the scope; who asked is not said. */
export const AskedList = ({
  of,
  state,
  chosen,
  onState,
  onTap,
}: {
  of: Paged<AskedBack>
  state: AskedState
  chosen: string | undefined
  onState: (state: AskedState) => void
  onTap: (question: AskedBack) => void
}) => (
  <Stack gap={12}>
    <Tabs<AskedState>
      label={t.title}
      chosen={state}
      onTap={onState}
      items={(['waiting', 'answered', 'closed'] as const).map((key) => ({ key, word: t.states[key] }))}
    />
    <Listed of={of} empty={<Blank icon="chat" head={t.empty[state]} words={t.emptyWhy} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map((question) => (
            <View
              key={question.questionId}
              className={question.questionId === chosen ? 'dk-item is-on' : 'dk-item'}
            >
              <Row
                top
                plain
                over={`${question.groupName}　${moment(question.at)}`}
                title={question.text}
                sub={t.about(question.title)}
                end={question.check === 'pass' ? undefined : <Tag tone="warn">{t.check[question.check]}</Tag>}
                selected={question.questionId === chosen}
                onTap={() => onTap(question)}
              />
            </View>
          ))}
        </Rows>
      )}
    </Listed>
  </Stack>
)
