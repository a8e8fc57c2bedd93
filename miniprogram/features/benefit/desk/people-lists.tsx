import { useState, type ReactNode } from 'react'
import { ListAndDetail, showDetail } from '../../desk/list-and-detail'
import { words as desk } from '../../desk/words'
import { Btn } from '../../../ui/btn'
import { LoadedPart } from '../../../ui/loaded-part'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { listPeopleLists } from './api'
import { ListDetail } from './list-detail'
import { ListForm } from './list-form'
import { words } from './words'

const t = words.lists

interface PeopleListsProps {
  tabs: ReactNode
  /** Staff act, auditors look. */
  acts: boolean
}

/** Lists of people that campaigns can be kept for: lists left, who is on one right. */
export const PeopleLists = ({ tabs, acts }: PeopleListsProps) => {
  const lists = useLoaded('people-lists', listPeopleLists)
  const [chosen, setChosen] = useState<string>()
  const [adding, setAdding] = useState(false)
  const list = lists.data?.items.find(({ listId }) => listId === chosen)
  return (
    <>
      <ListAndDetail
        title={desk.rail.benefit}
        aside={
          acts && (
            <Btn small icon="plus" onTap={() => setAdding(true)}>
              {t.add}
            </Btn>
          )
        }
        about={words.tabs.lists}
        list={
          <>
            {tabs}
            <LoadedPart of={lists}>
              {({ items }) =>
                items.length === 0 ? (
                  <Blank icon="users" head={t.empty} words={t.emptyWhy} />
                ) : (
                  <Rows kind="plain">
                    {items.map(({ listId, name, people }) => (
                      <Row
                        key={listId}
                        title={name}
                        sub={t.people(people)}
                        selected={listId === chosen}
                        onTap={() => {
                          setChosen(listId)
                          showDetail()
                        }}
                      />
                    ))}
                  </Rows>
                )
              }
            </LoadedPart>
          </>
        }
      >
        {list === undefined ? (
          <Blank icon="users" head={t.choose} words={t.chooseWhy} />
        ) : acts ? (
          <ListDetail key={list.listId} list={list} onChanged={() => void lists.reload()} />
        ) : (
          <Blank icon="lock" head={list.name} words={t.staffOnly} />
        )}
      </ListAndDetail>
      {adding && (
        <ListForm
          onClose={() => setAdding(false)}
          onSaved={(listId) => {
            setAdding(false)
            setChosen(listId)
            void lists.reload()
          }}
        />
      )}
    </>
  )
}
