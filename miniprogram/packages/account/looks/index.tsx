import { View } from '@tarojs/components'
import { listLooks } from '../../../features/membership/api'
import { words } from '../../../features/membership/words'
import { MoreButton } from '../../../ui/more-button'
import { LoadedPage } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { moment } from '../../../ui/time'
import { usePaged } from '../../../ui/use-paged'

export default function LooksPage() {
  const looks = usePaged('looks', listLooks)
  return (
    <LoadedPage title={words.looks} of={looks} bones={<RowBones />}>
      {({ items }) =>
        items.length === 0 ? (
          <Blank icon="eye" head={words.looksEmpty} words={words.looksEmptyWhy} />
        ) : (
          <>
            <View className="sm second">{words.looksWhy}</View>
            <Rows kind="plain">
              {items.map((look) => (
                <Row
                  key={look.at + look.who + look.what}
                  title={`${look.who}，${look.what}`}
                  sub={words.lookReason(look.why)}
                  end={moment(look.at)}
                />
              ))}
            </Rows>
            <MoreButton of={looks} />
          </>
        )
      }
    </LoadedPage>
  )
}
