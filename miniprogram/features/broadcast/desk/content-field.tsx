import { Chips } from '../../../ui/chips'
import { Field, TextArea } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import type { GuideHead } from '../../library/api'
import { KINDS, type Compose } from './compose'
import { GuidePicker } from './guide-picker'
import { LinkPicker } from './link-picker'
import { UploadField } from './upload-field'
import { words } from './words'

const t = words.compose
const LONGEST = { title: 60, text: 2000, note: 500, card: 200, alt: 100 } as const

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
  return (
    <Stack gap={16}>
      <Chips
        label={t.kind}
        items={KINDS.map((one) => t.kinds[one])}
        chosen={t.kinds[kind]}
        onTap={(word) => onChange({ kind: KINDS.find((one) => t.kinds[one] === word) ?? 'guide' })}
      />
      {kind === 'guide' && (
        <GuidePicker chosen={of.guide} onPick={(guide) => onChange({ guide: headOf(guide) })} />
      )}
      {kind === 'link' && <LinkPicker chosen={of.link} onPick={(link) => onChange({ link })} />}
      {kind === 'link' && of.link?.id !== undefined && (
        <>
          <Field
            label={words.links.title}
            aside={`${(of.link.title ?? '').length} / ${LONGEST.title}`}
            value={of.link.title ?? ''}
            max={LONGEST.title}
            problem={problem('content.link.title')}
            onInput={(title) => onChange({ link: { ...of.link, title } })}
          />
          <TextArea
            label={words.links.text}
            value={of.link.text ?? ''}
            max={LONGEST.card}
            problem={problem('content.link.text')}
            onInput={(text) => onChange({ link: { ...of.link, text } })}
          />
        </>
      )}
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
