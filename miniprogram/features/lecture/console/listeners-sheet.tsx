import { View } from '@tarojs/components'
import { from } from '../../desk/cursor'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { listListeners } from './api'
import { words } from './words'

/** The audience by group. */
export const ListenersSheet = ({ lectureId, onClose }: { lectureId: string; onClose: () => void }) => {
  const found = usePaged(`listeners:${lectureId}`, (cursor) => listListeners({ lectureId, ...from(cursor) }))
  return (
    <Dialog title={words.listeners} onClose={onClose}>
      <Stack gap={8}>
        <View className="sm muted">{words.listenersWhy}</View>
        <Listed
          of={found}
          empty={<Blank icon="users" head={words.listenersNone} words={words.listenersNoneWhy} />}
        >
          {(items) => (
            <Rows kind="plain">
              {items.map(({ groupId, name, orgName, listening, came }) => (
                <Row
                  key={groupId}
                  title={name}
                  sub={`${orgName}，${words.listenersIn(thousands(listening), thousands(came))}`}
                />
              ))}
            </Rows>
          )}
        </Listed>
      </Stack>
    </Dialog>
  )
}
