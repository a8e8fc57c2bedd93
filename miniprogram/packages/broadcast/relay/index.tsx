import { View } from '@tarojs/components'
import { useState } from 'react'
import { listDeputies, type Pack, type Packs } from '../../../features/broadcast/relay/api'
import { byBroadcast, type Bundle } from '../../../features/broadcast/relay/by-broadcast'
import { Deputies } from '../../../features/broadcast/relay/deputies'
import { NameDeputy } from '../../../features/broadcast/relay/name-deputy'
import { PackRow } from '../../../features/broadcast/relay/pack-row'
import { PosterSheet } from '../../../features/broadcast/relay/poster-sheet'
import { RenameGroup } from '../../../features/broadcast/relay/rename-group'
import '../../../features/broadcast/relay/relay.css'
import { usePacks } from '../../../features/broadcast/relay/use-packs'
import { words } from '../../../features/broadcast/relay/words'
import { go } from '../../../platform/navigate'
import { TextLink } from '../../../ui/btn'
import { Heading, Hint, Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Blank, Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

/** What a group's admin is to pass on: everything in one list, one tap for each group, nothing to look for. */
export default function RelayPage() {
  const { packs, taken } = usePacks()
  const deputies = useLoaded('deputies', listDeputies)
  const [poster, setPoster] = useState<Pack>()
  const [renaming, setRenaming] = useState<Pack>()
  const [isAdding, setAdding] = useState(false)
  return (
    <LoadedPage
      title={words.title}
      of={packs}
      bones={<Bones of={['title', 'card', 'card']} />}
      over={() => (
        <>
          {poster !== undefined && <PosterSheet pack={poster} onClose={() => setPoster(undefined)} />}
          {renaming !== undefined && (
            <RenameGroup
              pack={renaming}
              onClose={() => setRenaming(undefined)}
              onSaved={() => {
                setRenaming(undefined)
                void packs.reload()
              }}
            />
          )}
          {isAdding && deputies.data !== undefined && (
            <NameDeputy
              groups={deputies.data.groups}
              onClose={() => setAdding(false)}
              onNamed={() => {
                setAdding(false)
                void deputies.reload()
              }}
            />
          )}
        </>
      )}
    >
      {(shown) => (
        <>
          <Head of={shown} />
          <Bundles of={shown} onTaken={taken} onPoster={setPoster} onRename={setRenaming} />
          <Deputies of={deputies} onAdd={() => setAdding(true)} />
        </>
      )}
    </LoadedPage>
  )
}

const Head = ({ of: { waiting, items } }: { of: Packs }) =>
  waiting > 0 ? (
    <View className="head">
      <Heading>{words.waiting(waiting)}</Heading>
      <View className="sm second">{words.waitingSub}</View>
    </View>
  ) : items.length === 0 ? (
    <Blank icon="share" head={words.nothing} words={words.nothingWhy} />
  ) : (
    <View className="head">
      <Heading>{words.nothing}</Heading>
    </View>
  )

/** The admin reads it before passing it on. */
const Look = ({ at: { item } }: { at: Pack }) =>
  item === undefined ? null : (
    <TextLink onTap={() => go('group', { groupId: item.groupId })}>{words.look}</TextLink>
  )

const Bundles = ({
  of: { items },
  onTaken,
  onPoster,
  onRename,
}: {
  of: Packs
  onTaken: (pack: Pack) => Promise<void>
  onPoster: (pack: Pack) => void
  onRename: (pack: Pack) => void
}) => {
  const waiting = items.filter(({ state }) => state === 'waiting')
  const done = items.filter(({ state }) => state !== 'waiting')
  const [next] = waiting
  const draw = (bundle: Bundle) => (
    <Section key={bundle.broadcastId} title={bundle.first.title} dense>
      <Stack gap={4}>
        <View className="sm second">{bundle.first.from}</View>
        <View className="sm">{bundle.first.card}</View>
        <Look at={bundle.first} />
        {bundle.packs.map((pack) => (
          <PackRow
            key={pack.packId}
            pack={pack}
            isNext={pack === next}
            onTaken={() => void onTaken(pack)}
            onPoster={() => onPoster(pack)}
            onRename={() => onRename(pack)}
          />
        ))}
      </Stack>
    </Section>
  )
  return (
    <>
      {byBroadcast(waiting).map(draw)}
      {waiting.some(({ provable }) => provable) && <Hint icon="info">{words.provableHelp}</Hint>}
      {done.length > 0 && (
        <View className="sect">
          <View className="sm muted">{words.done}</View>
          {byBroadcast(done).map(draw)}
        </View>
      )}
    </>
  )
}
