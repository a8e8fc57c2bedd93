import { View } from '@tarojs/components'
import { Segment } from '../../../ui/tabs'
import { Row } from '../../../ui/row'
import type { Adviser, Service, Way, Wish } from '../api'
import { isAtPlace, waysOf } from './wish'
import { words } from '../words'

interface WishFieldsProps {
  service: Service
  wish: Wish
  /** Who is meant by a named adviser or "the same as last time". */
  adviser: Adviser | undefined
  onWay: (way: Way) => void
  /** Opens the sheet with the choices. */
  onChange: () => void
}

/** How, where, about what and with whom. */
export const WishFields = ({ service, wish, adviser, onWay, onChange }: WishFieldsProps) => {
  const place = service.places.find(({ placeId }) => placeId === wish.placeId)
  const matter = service.matters.find(({ matterId }) => matterId === wish.matterId)
  const who =
    adviser !== undefined
      ? words.adviser(adviser.name, adviser.kind)
      : wish.sameAsLast
        ? words.sameAsLast
        : words.anyAdviser
  const details = [wish.language, wish.purpose].filter((word) => word !== undefined)
  return (
    <View>
      <Segment<Way>
        label={words.book}
        chosen={wish.way}
        onTap={onWay}
        items={waysOf(service).map((key) => ({ key, word: words.ways[key] }))}
      />
      {isAtPlace(wish.way) && place !== undefined ? (
        <Row icon="pin" title={place.name} sub={place.address} end={words.change} onTap={onChange} />
      ) : (
        !isAtPlace(wish.way) && (
          <Row
            icon={wish.way === 'phone' ? 'phone' : 'building'}
            title={wish.way === 'phone' ? words.wayPhone : words.wayVisit}
          />
        )
      )}
      <Row
        icon="me"
        title={[matter?.name, who].filter((word) => word !== undefined).join('，')}
        sub={details.length === 0 ? undefined : details.join('，')}
        end={words.change}
        onTap={onChange}
      />
    </View>
  )
}
