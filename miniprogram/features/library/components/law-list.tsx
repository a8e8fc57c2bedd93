import { Text, View } from '@tarojs/components'
import { Line, Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Row, Rows } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { longDay } from '../../../ui/time'
import type { LawHead, Statutes } from '../api'
import { words } from '../words'

/** The laws that are here, until which day they are known to be right, and which are known to be missing. */
export const LawList = ({
  of,
  chosen,
  onTap,
}: {
  of: Statutes
  chosen?: string | undefined
  onTap: (law: LawHead) => void
}) => (
  <Stack gap={12}>
    {of.asOf !== undefined && <Notice icon="info">{words.lawsAsOf(longDay(of.asOf))}</Notice>}
    <Rows kind="plain">
      {of.items.map((law) => (
        <Row
          key={law.lawId}
          top
          title={
            <Line>
              <Text>{law.title}</Text>
              {law.sample && <Tag tone="warn">{words.sample}</Tag>}
            </Line>
          }
          sub={<View>{words.lawSub(law.rank, longDay(law.versionDate), law.articles)}</View>}
          {...(chosen === undefined ? {} : { selected: law.lawId === chosen })}
          onTap={() => onTap(law)}
        />
      ))}
    </Rows>
    {of.missingLaws.length > 0 && (
      <View className="sm second">{words.missing(of.missingLaws.join('、'))}</View>
    )}
  </Stack>
)
