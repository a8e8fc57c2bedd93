import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { Field, TextArea } from '../../../ui/field'
import { Heading, Stack } from '../../../ui/layout'
import type { Citation } from './api'
import { CitationsField } from './citations-field'
import { emptySection, type SectionWords } from './editor-words'
import { SectionField } from './section-field'
import type { Editor } from './use-editor'
import { words } from './words'

const t = words.edit

const moved = <T,>(items: readonly T[], from: number, by: number): T[] => {
  const rest = items.filter((_, place) => place !== from)
  const item = items[from]
  return item === undefined ? rest : [...rest.slice(0, from + by), item, ...rest.slice(from + by)]
}

/** Everything of a guide that is written, in the order in which it is read. */
export const EditorForm = ({ of, known }: { of: Editor; known: readonly Citation[] }) => {
  const { sections } = of.words
  const section = (key: string, how: (before: SectionWords) => SectionWords) =>
    of.changeSections((before) => before.map((one) => (one.key === key ? how(one) : one)))
  return (
    <Stack gap={20}>
      <Field
        label={t.title}
        value={of.words.title}
        max={60}
        help={t.titleHelp}
        onInput={(title) => of.change({ title })}
        problem={of.problem('title')}
      />
      <Field
        label={t.topic}
        value={of.words.topic}
        max={20}
        help={t.topicHelp}
        onInput={(topic) => of.change({ topic })}
        problem={of.problem('topic')}
      />
      {of.version > 1 && (
        <TextArea
          label={t.correctionNote}
          value={of.words.correctionNote}
          max={300}
          help={t.correctionNoteHelp}
          onInput={(correctionNote) => of.change({ correctionNote })}
          problem={of.problem('correctionNote')}
        />
      )}
      <TextArea
        label={t.answer}
        value={of.words.answer}
        max={120}
        help={t.answerHelp}
        onInput={(answer) => of.change({ answer })}
        problem={of.problem('answer')}
      />
      <TextArea
        label={t.card}
        value={of.words.card}
        max={200}
        help={t.cardHelp}
        onInput={(card) => of.change({ card })}
        problem={of.problem('card')}
      />
      <Heading level={2}>{t.sections}</Heading>
      {of.problem('sections') !== undefined && <View className="sm bad">{of.problem('sections')}</View>}
      {sections.map((one, place) => (
        <SectionField
          key={one.key}
          of={one}
          place={place}
          last={place === sections.length - 1}
          onChange={(how) => section(one.key, how)}
          onMove={(by) => of.changeSections((before) => moved(before, place, by))}
          onRemove={() => of.changeSections((before) => before.filter(({ key }) => key !== one.key))}
          problem={(field) => of.problem(`sections.${place}.${field}`)}
        />
      ))}
      {sections.length < 40 && (
        <Btn icon="plus" onTap={() => of.changeSections((before) => [...before, emptySection()])}>
          {t.addSection}
        </Btn>
      )}
      <Stack gap={4}>
        <Heading level={2}>{t.law}</Heading>
        <View className="sm muted">{t.lawHelp}</View>
      </Stack>
      <CitationsField
        texts={of.words.citations}
        known={known}
        max={60}
        onChange={(citations) => of.change({ citations })}
        problem={(place) => of.problem(`citations.${place}`)}
      />
    </Stack>
  )
}
