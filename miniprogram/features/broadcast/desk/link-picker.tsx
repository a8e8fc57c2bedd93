import { View } from '@tarojs/components'
import { useState } from 'react'
import { listStaffCampaigns } from '../../benefit/desk/api'
import { from } from '../../desk/cursor'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { listLectures } from '../../lecture/desk/api'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Icon } from '../../../ui/icon'
import { Line, Stack } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'
import { LINKS } from '../links'
import { linkOfCampaign, linkOfLecture, type PickedLink } from './link-choices'
import { words } from './words'

const t = words.links
type Side = 'lecture' | 'benefit'

/** The lecture or coupon that a card leads to. */
export const LinkPicker = ({
  chosen,
  onPick,
}: {
  chosen: PickedLink | undefined
  onPick: (link: PickedLink) => void
}) => {
  const [open, setOpen] = useState(false)
  const to = chosen?.id === undefined ? undefined : chosen.to
  return (
    <View className="field">
      <View className="field__label">{t.label}</View>
      <Card well>
        <Line tight>
          <Icon name={to === undefined ? 'link' : LINKS[to].icon} size={24} />
          <View className="grow">
            {to === undefined ? (
              <View className="muted">{t.none}</View>
            ) : (
              <>
                <View className="mid">{chosen?.title ?? ''}</View>
                <View className="sm muted">{LINKS[to].kind}</View>
              </>
            )}
          </View>
          <Btn small kind="line" onTap={() => setOpen(true)}>
            {to === undefined ? t.choose : t.change}
          </Btn>
        </Line>
      </Card>
      {open && (
        <Dialog title={t.choose} onClose={() => setOpen(false)}>
          <Choices
            begin={to === 'benefit' ? 'benefit' : 'lecture'}
            chosen={chosen?.id}
            onPick={(link) => {
              onPick(link)
              setOpen(false)
            }}
          />
        </Dialog>
      )}
    </View>
  )
}

interface ChoicesProps {
  begin: Side
  chosen: string | undefined
  onPick: (link: PickedLink) => void
}

const Choices = ({ begin, ...rest }: ChoicesProps) => {
  const [side, setSide] = useState<Side>(begin)
  return (
    <Stack gap={12}>
      <Tabs<Side>
        label={t.label}
        chosen={side}
        onTap={setSide}
        items={(['lecture', 'benefit'] as const).map((key) => ({ key, word: t.sides[key] }))}
      />
      {side === 'lecture' ? <Lectures {...rest} /> : <Campaigns {...rest} />}
    </Stack>
  )
}

const Lectures = ({ chosen, onPick }: Omit<ChoicesProps, 'begin'>) => {
  const lectures = usePaged('push-lectures', async (cursor) => {
    const page = await listLectures(from(cursor))
    // Nobody is sent to a lecture that was called off.
    return { ...page, items: page.items.filter(({ state }) => state !== 'cancelled') }
  })
  return (
    <Listed of={lectures} empty={<Blank icon="mic" head={t.noLectures} words={t.noLecturesWhy} />}>
      {(items) => <Links items={items.map((item) => linkOfLecture(item))} chosen={chosen} onPick={onPick} />}
    </Listed>
  )
}

/** Only what is out: nobody can claim what is not published. */
const Campaigns = ({ chosen, onPick }: Omit<ChoicesProps, 'begin'>) => {
  const campaigns = usePaged('push-campaigns', (cursor) =>
    listStaffCampaigns({ state: 'running', ...from(cursor) }),
  )
  return (
    <Listed of={campaigns} empty={<Blank icon="ticket" head={t.noCampaigns} words={t.noCampaignsWhy} />}>
      {(items) => <Links items={items.map((item) => linkOfCampaign(item))} chosen={chosen} onPick={onPick} />}
    </Listed>
  )
}

const Links = ({
  items,
  chosen,
  onPick,
}: {
  items: readonly PickedLink[]
  chosen: string | undefined
  onPick: (link: PickedLink) => void
}) => (
  <Rows kind="plain">
    {items.map((link) => (
      <Row
        key={link.id}
        icon={link.to === 'benefit' ? 'ticket' : 'mic'}
        title={link.title ?? ''}
        sub={link.text ?? ''}
        selected={link.id === chosen}
        onTap={() => onPick(link)}
      />
    ))}
  </Rows>
)
