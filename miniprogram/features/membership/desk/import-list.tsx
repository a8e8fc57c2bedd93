import { View } from '@tarojs/components'
import { Listed } from '../../desk/listed'
import { useWhile } from '../../desk/use-later'
import type { Paged } from '../../desk/use-paged'
import { classes } from '../../../ui/classes'
import { thousands } from '../../../ui/numbers'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { State, type Tone } from '../../../ui/tag'
import { moment } from '../../../ui/time'
import type { Import } from './api'
import { isBusy } from './use-import'
import { words } from './words'

const tones: Readonly<Record<Import['state'], Tone>> = {
  reading: 'plain',
  checked: 'warn',
  applying: 'plain',
  done: 'ok',
  failed: 'bad',
  undoing: 'plain',
  undone: 'plain',
}

/** Imports, newest first; one that is under way keeps moving here too. */
export const ImportList = ({
  of,
  chosen,
  onTap,
}: {
  of: Paged<Import>
  chosen: string | undefined
  onTap: (importId: string) => void
}) => {
  const t = words.roster
  useWhile(of.data?.some(({ state }) => isBusy(state)) === true, 2000, of.reload)
  return (
    <Listed of={of} empty={<Blank icon="file" head={t.empty} words={t.emptyWhy} />}>
      {(items) => (
        <Rows kind="plain">
          {items.map((one) => (
            <View key={one.importId} className={classes('dk-item', one.importId === chosen && 'is-on')}>
              <Row
                title={one.fileName}
                sub={`${moment(one.startedAt)}　${t.base(thousands(one.rowsTotal ?? one.rowsRead))}`}
                end={<State tone={tones[one.state]}>{words.importStates[one.state]}</State>}
                selected={one.importId === chosen}
                onTap={() => onTap(one.importId)}
              />
            </View>
          ))}
        </Rows>
      )}
    </Listed>
  )
}
