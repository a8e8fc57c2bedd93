import { useEffect, type ReactNode } from 'react'
import { back, replace } from '../../platform/navigate'
import { Btn } from '../../ui/btn'
import { Instead } from '../../ui/page'
import { Panel, StaffFrame } from '../../ui/staff-frame'
import { Blank } from '../../ui/states'
import { useLoaded } from '../../ui/use-loaded'
import { useAskedWaiting } from '../broadcast/desk/use-asked-waiting'
import { whoAmI, type Me } from '../membership/api'
import './desk.css'
import { pageOf, placesFor, whoIs, type DeskPlace } from './roles'
import { words } from './words'

interface DeskPageProps {
  at: DeskPlace
  /** Where everybody enters: whoever has no business here is led to their own first place. */
  entrance?: boolean
  /** One or more Panel. */
  children: (me: Me) => ReactNode
  /** Over everything: a Sheet. */
  over?: ReactNode
}

/** A page of the desk: the rail with what this person may do, and the page itself if it is one of those. */
export const DeskPage = ({ at, entrance = false, children, over }: DeskPageProps) => {
  const me = useLoaded('who-am-i', whoAmI)
  const places = me.data === undefined ? [] : placesFor(me.data)
  const asked = useAskedWaiting(places.some(({ key }) => key === 'asked'))
  const isMine = places.some(({ key }) => key === at)
  const elsewhere = entrance && !isMine ? places[0]?.page : undefined
  useEffect(() => {
    if (elsewhere !== undefined) replace(elsewhere)
  }, [elsewhere])
  return (
    <StaffFrame
      who={me.data === undefined ? '' : whoIs(me.data)}
      items={places.map(({ key, icon }) => ({
        ...{ key, icon, word: words.rail[key] },
        ...(key === 'asked' && asked > 0 && { count: asked }),
      }))}
      chosen={at}
      onTap={(key) => replace(pageOf(key))}
      over={over}
    >
      {me.data === undefined ? (
        <Panel title={words.rail[at]}>
          <Instead of={me} />
        </Panel>
      ) : isMine ? (
        children(me.data)
      ) : (
        <Panel title={words.desk}>
          <Blank
            icon="lock"
            head={places.length === 0 ? words.notStaff : words.notYours}
            words={places.length === 0 ? words.notStaffWhy : words.notYoursWhy}
          >
            <Btn onTap={back}>{words.back}</Btn>
          </Blank>
        </Panel>
      )}
    </StaffFrame>
  )
}
