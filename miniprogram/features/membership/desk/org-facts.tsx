import { View } from '@tarojs/components'
import { Line, Stack } from '../../../ui/layout'
import { Btn } from '../../../ui/btn'
import { thousands } from '../../../ui/numbers'
import { Fact } from '../../../ui/row'
import { Tag } from '../../../ui/tag'
import { Figures } from '../../desk/figures'
import type { Org } from './api'
import { words } from './words'

/** What is known of one union. */
export const OrgFacts = ({ org, onEdit, onAdd }: { org: Org; onEdit: () => void; onAdd: () => void }) => {
  const t = words.orgs
  return (
    <Stack gap={16}>
      <Figures
        items={[
          { word: t.members, count: org.members },
          { word: t.unions, count: org.unions },
        ]}
      />
      <View>
        <Fact name={t.kind}>{words.kinds[org.kind]}</Fact>
        {org.path.length > 1 && <Fact name={t.above}>{org.path.slice(0, -1).join(' › ')}</Fact>}
        <Fact name={t.industry}>{org.industry ?? t.none}</Fact>
        <Fact name={t.members}>{t.membersOf(thousands(org.members))}</Fact>
        <Fact name={t.tags}>
          {org.tags.length === 0 ? (
            t.none
          ) : (
            <Line>
              {org.tags.map((tag) => (
                <Tag key={tag} tone="line">
                  {tag}
                </Tag>
              ))}
            </Line>
          )}
        </Fact>
      </View>
      <View className="dk-wrap">
        <Btn small icon="edit" onTap={onEdit}>
          {t.edit}
        </Btn>
        {org.kind !== 'workshop' && (
          <Btn small icon="plus" onTap={onAdd}>
            {t.addBelow}
          </Btn>
        )}
      </View>
    </Stack>
  )
}
