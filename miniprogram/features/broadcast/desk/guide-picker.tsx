import { useState } from 'react'
import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Dialog } from '../../desk/dialog'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Icon } from '../../../ui/icon'
import { Line } from '../../../ui/layout'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { longDay } from '../../../ui/time'
import { listGuides, type GuideHead } from '../../library/api'
import { words } from './words'

const t = words.send
type Shown = Pick<GuideHead, 'guideId' | 'version' | 'title' | 'issuedOn'>
const facts = ({ version, issuedOn }: Shown): string =>
  t.guideFacts(version, issuedOn === undefined ? '' : longDay(issuedOn))

/** The issued guide that is sent. */
export const GuidePicker = ({
  chosen,
  onPick,
  label = t.guide,
}: {
  chosen: Shown | undefined
  onPick: (guide: GuideHead) => void
  /** What it is chosen for. */
  label?: string
}) => {
  const [open, setOpen] = useState(false)
  return (
    <View className="field">
      <View className="field__label">{label}</View>
      <Card well>
        <Line tight>
          <Icon name="book" size={24} />
          <View className="grow">
            {chosen === undefined ? (
              <View className="muted">{t.needGuide}</View>
            ) : (
              <>
                <View className="mid">{chosen.title}</View>
                <View className="sm muted">{facts(chosen)}</View>
              </>
            )}
          </View>
          <Btn small kind="line" onTap={() => setOpen(true)}>
            {chosen === undefined ? t.chooseGuide : t.changeGuide}
          </Btn>
        </Line>
      </Card>
      {open && (
        <Dialog title={t.chooseGuide} onClose={() => setOpen(false)}>
          <Guides
            chosen={chosen}
            onPick={(guide) => {
              onPick(guide)
              setOpen(false)
            }}
          />
        </Dialog>
      )}
    </View>
  )
}

const Guides = ({ chosen, onPick }: { chosen: Shown | undefined; onPick: (guide: GuideHead) => void }) => {
  const guides = usePaged('issued-guides', listGuides)
  return (
    <Listed
      of={guides}
      empty={
        <Blank icon="book" head={t.noGuides} words={t.noGuidesWhy}>
          <Btn onTap={() => go('deskLibrary')}>{t.toLibrary}</Btn>
        </Blank>
      }
    >
      {(items) => (
        <Rows>
          {items.map((guide) => (
            <Row
              key={`${guide.guideId}:${guide.version}`}
              icon="book"
              title={guide.title}
              sub={`${facts(guide)}　${guide.topic}`}
              selected={guide.guideId === chosen?.guideId}
              onTap={() => onPick(guide)}
            />
          ))}
        </Rows>
      )}
    </Listed>
  )
}
