import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Stack } from '../../../ui/layout'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { SearchBox } from '../../../ui/search-box'
import { Blank, RowBones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { findUnions, type LawyerCard } from './api'
import { words } from './words'

const t = words.card

/** Finds a union by its name; a lawyer has no tree of them. */
export const InterestPicker = ({
  onPick,
  onClose,
}: {
  onPick: (one: LawyerCard['interests'][number]) => void
  onClose: () => void
}) => {
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState<string>()
  const found = useLoaded(asked === undefined ? undefined : `unions:${asked}`, () => findUnions(asked ?? ''))
  return (
    <Dialog title={t.add} onClose={onClose}>
      <Stack gap={12}>
        <SearchBox
          value={typed}
          label={t.find}
          placeholder={t.find}
          onInput={setTyped}
          onSearch={() => setAsked(typed.trim() === '' ? undefined : typed.trim())}
          onClear={() => setAsked(undefined)}
        />
        {asked === undefined ? (
          <Blank icon="building" head={t.find} words={t.findWhy} />
        ) : found.data === undefined ? (
          <Instead of={found} bones={<RowBones count={3} />} />
        ) : found.data.items.length === 0 ? (
          <Blank icon="search" head={t.notFound} words={t.notFoundWhy} />
        ) : (
          <Rows kind="plain">
            {found.data.items.map(({ orgId, name, path }) => (
              <Row
                key={orgId}
                title={name}
                sub={path.join(' › ')}
                role="button"
                onTap={() => onPick({ orgId, name })}
              />
            ))}
          </Rows>
        )}
      </Stack>
    </Dialog>
  )
}
