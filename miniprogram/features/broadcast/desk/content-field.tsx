import { View } from '@tarojs/components'
import { Chips } from '../../../ui/chips'
import { Card } from '../../../ui/card'
import { Field, TextArea } from '../../../ui/field'
import { Icon } from '../../../ui/icon'
import { Line, Stack } from '../../../ui/layout'
import type { GuideHead } from '../../library/api'
import { LINKS } from '../links'
import { KINDS, type Compose } from './compose'
import { GuidePicker } from './guide-picker'
import { UploadField } from './upload-field'
import { words } from './words'

const t = words.compose
const LONGEST = { title: 60, text: 2000, note: 500, alt: 100 } as const

/** What is said: a guide, a text, a picture, a file, or a card of a lecture or coupon. */
export const ContentField = ({
  of,
  onChange,
  problem,
}: {
  of: Compose
  onChange: (part: Partial<Compose>) => void
  problem: (field: string) => string | undefined
}) => {
  const { kind } = of
  const kinds = KINDS.filter((one) => one !== 'link' || of.link !== undefined)
  return (
    <Stack gap={16}>
      <Chips
        label={t.kind}
        items={kinds.map((one) => t.kinds[one])}
        chosen={t.kinds[kind]}
        onTap={(word) => onChange({ kind: kinds.find((one) => t.kinds[one] === word) ?? 'guide' })}
      />
      {kind === 'guide' && (
        <GuidePicker chosen={of.guide} onPick={(guide) => onChange({ guide: headOf(guide) })} />
      )}
      {kind === 'link' && of.link !== undefined && <LinkSaid of={of.link} />}
      {(kind === 'text' || kind === 'picture' || kind === 'file') && (
        <Field
          label={t.title}
          aside={`${of.title.length} / ${LONGEST.title}`}
          value={of.title}
          max={LONGEST.title}
          placeholder={t.titlePlaceholder}
          problem={problem('content.title')}
          onInput={(title) => onChange({ title })}
        />
      )}
      {kind === 'picture' && (
        <UploadField kind="picture" of={of.picture} onChange={(picture) => onChange({ picture })} />
      )}
      {kind === 'picture' && (
        <Field
          label={t.alt}
          value={of.alt}
          max={LONGEST.alt}
          help={t.altHelp}
          problem={problem('content.alt')}
          onInput={(alt) => onChange({ alt })}
        />
      )}
      {kind === 'file' && <UploadField kind="file" of={of.file} onChange={(file) => onChange({ file })} />}
      {(kind === 'text' || kind === 'picture' || kind === 'file') && (
        <TextArea
          label={kind === 'text' ? t.text : t.note}
          value={of.text}
          max={kind === 'text' ? LONGEST.text : LONGEST.note}
          placeholder={t.textPlaceholder}
          problem={problem('content.text')}
          onInput={(text) => onChange({ text })}
        />
      )}
      {kind !== 'link' && of.link === undefined && <View className="xs muted">{t.linkHow}</View>}
    </Stack>
  )
}

/** Only what a push needs is kept on the device. */
export const headOf = (guide: GuideHead): NonNullable<Compose['guide']> => ({
  guideId: guide.guideId,
  version: guide.version,
  title: guide.title,
  topic: guide.topic,
  ...(guide.issuedOn === undefined ? {} : { issuedOn: guide.issuedOn }),
})

const LinkSaid = ({ of }: { of: NonNullable<Compose['link']> }) => (
  <Card well>
    <Line tight>
      <Icon name={of.to === undefined ? 'link' : LINKS[of.to].icon} size={24} />
      <View className="grow">
        <View className="mid">{of.title ?? ''}</View>
        <View className="sm muted">{of.text ?? ''}</View>
      </View>
    </Line>
  </Card>
)
