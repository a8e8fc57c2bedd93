import { Text, View } from '@tarojs/components'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { SearchedBox, useSearchWords } from '../../desk/searched'
import { usePaged } from '../../desk/use-paged'
import { access } from '../../../ui/access'
import { Btn } from '../../../ui/btn'
import { classes } from '../../../ui/classes'
import { Icon } from '../../../ui/icon'
import { Instead } from '../../../ui/page'
import { Blank, RowBones } from '../../../ui/states'
import { Tick } from '../../../ui/switch'
import { Tap } from '../../../ui/tap'
import { thousands } from '../../../ui/numbers'
import { listOrgs, type Org } from './api'
import { TOP, useOrgTree } from './use-org-tree'
import { words } from './words'

interface OrgTreeProps {
  chosen: readonly string[]
  onTap: (org: Org) => void
  /** Several may be chosen: a box before each name. */
  many?: boolean
}

/** The unions of the scope as a tree that opens level by level, and a search across all levels. */
export const OrgTree = ({ chosen, onTap, many = false }: OrgTreeProps) => {
  const search = useSearchWords()
  return (
    <View className="stack gap-12">
      <SearchedBox of={search} label={words.tree.search} />
      {search.asked === '' ? (
        <Tree chosen={chosen} onTap={onTap} many={many} />
      ) : (
        <Found text={search.asked} chosen={chosen} onTap={onTap} many={many} />
      )}
    </View>
  )
}

const Tree = ({ chosen, onTap, many }: Required<OrgTreeProps>) => {
  const { levels, open, fold, load } = useOrgTree()
  const level = (parentId: string) => {
    const shown = levels[parentId]
    if (shown === undefined || (shown.items.length === 0 && shown.state !== 'ready'))
      return (
        <Instead
          of={{
            state: shown?.state ?? 'loading',
            data: undefined,
            seenAt: undefined,
            refusal: shown?.refusal,
            reload: async () => {
              await load(parentId)
            },
          }}
          bones={<RowBones count={parentId === TOP ? 4 : 2} />}
        />
      )
    const { next } = shown
    return (
      <View>
        {shown.items.length === 0 && <View className="sm muted">{words.tree.nothingBelow}</View>}
        {shown.items.map((org) => (
          <View key={org.orgId}>
            <Node
              org={org}
              isOpen={open.includes(org.orgId)}
              isOn={chosen.includes(org.orgId)}
              many={many}
              onFold={org.kind === 'workshop' ? undefined : () => fold(org.orgId)}
              onTap={() => onTap(org)}
            />
            {open.includes(org.orgId) && <View className="dk-kids">{level(org.orgId)}</View>}
          </View>
        ))}
        {next !== undefined && (
          <Btn small kind="text" onTap={() => load(parentId, next)}>
            {shown.state === 'offline' ? words.tree.moreFailed : words.tree.more}
          </Btn>
        )}
      </View>
    )
  }
  return level(TOP)
}

const Found = ({ text, chosen, onTap, many }: Required<OrgTreeProps> & { text: string }) => {
  const found = usePaged(`orgs:${text}`, (cursor) => listOrgs({ text, ...from(cursor) }))
  return (
    <Listed
      of={found}
      empty={<Blank icon="search" head={words.tree.noneFound} words={words.tree.noneFoundWhy} />}
    >
      {(items) =>
        items.map((org) => (
          <Node
            key={org.orgId}
            org={org}
            above={org.path.slice(0, -1).join(' › ')}
            isOpen={false}
            isOn={chosen.includes(org.orgId)}
            many={many}
            onFold={undefined}
            onTap={() => onTap(org)}
          />
        ))
      }
    </Listed>
  )
}

interface NodeProps {
  org: Org
  above?: string
  isOpen: boolean
  isOn: boolean
  many: boolean
  onFold: (() => void) | undefined
  onTap: () => void
}

const Node = ({ org, above, isOpen, isOn, many, onFold, onTap }: NodeProps) => (
  <View className={classes('dk-node', isOn && !many && 'is-on')} {...access({ role: 'listitem' })}>
    {onFold === undefined ? (
      <View className="dk-node__fold" />
    ) : (
      <Tap
        className="dk-node__fold"
        label={isOpen ? words.tree.close(org.name) : words.tree.open(org.name)}
        expanded={isOpen}
        onTap={onFold}
      >
        <Icon name={isOpen ? 'down' : 'right'} size={16} />
      </Tap>
    )}
    <Tap
      className="dk-node__main"
      role={many ? 'checkbox' : 'link'}
      label={`${org.name}，${words.tree.members(thousands(org.members))}`}
      {...(many ? { checked: isOn } : { selected: isOn })}
      onTap={onTap}
    >
      {many && <Tick on={isOn} />}
      <View className="dk-node__name">
        <Text>{org.name}</Text>
        {above !== undefined && above !== '' && <View className="xs muted cut">{above}</View>}
      </View>
      <Text className="dk-node__n">{words.tree.members(thousands(org.members))}</Text>
    </Tap>
  </View>
)
