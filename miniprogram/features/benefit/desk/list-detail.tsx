import { useState } from 'react'
import { View } from '@tarojs/components'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { MemberFinder } from '../../membership/desk/member-finder'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Split, Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { changePeopleList, readPeopleList, type PeopleList } from './api'
import { ListForm } from './list-form'
import { words } from './words'

const t = words.lists

interface ListDetailProps {
  list: PeopleList
  onChanged: () => void
}

/** Who is on a list; whoever opens it is written down. */
export const ListDetail = ({ list, onChanged }: ListDetailProps) => {
  const { listId, orgId } = list
  const people = usePaged(`people-list:${listId}`, (cursor) => readPeopleList({ listId, ...from(cursor) }))
  const [renaming, setRenaming] = useState(false)
  const change = useSend((input: { listId: string; add?: string[]; remove?: string[] }, key) =>
    changePeopleList(input, key),
  )
  const put = async (which: 'add' | 'remove', memberId: string, said: string) => {
    if ((await change.send({ listId, [which]: [memberId] })) === undefined) return
    toast(said, 'done')
    await people.reload()
    onChanged()
  }
  return (
    <Stack gap={16}>
      <Split>
        <Heading level={2}>{list.name}</Heading>
        <Btn small kind="line" onTap={() => setRenaming(true)}>
          {t.rename}
        </Btn>
      </Split>
      <View className="sm second">{`${t.people(list.people)}　${t.looked}`}</View>
      <MemberFinder
        label={t.find}
        orgId={orgId}
        onTap={({ memberId, name }) => void put('add', memberId, t.added(name))}
      />
      <FailureNote of={change} />
      <Listed of={people} empty={<Blank icon="users" head={t.nobody} words={t.nobodyWhy} />}>
        {(items) => (
          <Rows kind="plain">
            {items.map(({ memberId, name }) => (
              <Row
                key={memberId}
                plain
                title={name}
                end={
                  <Btn
                    small
                    kind="line"
                    label={t.removeWho(name)}
                    onTap={() => put('remove', memberId, t.removed(name))}
                  >
                    {t.remove}
                  </Btn>
                }
              />
            ))}
          </Rows>
        )}
      </Listed>
      {renaming && (
        <ListForm
          list={list}
          onClose={() => setRenaming(false)}
          onSaved={() => {
            setRenaming(false)
            onChanged()
          }}
        />
      )}
    </Stack>
  )
}
