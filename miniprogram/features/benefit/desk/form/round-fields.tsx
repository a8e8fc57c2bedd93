import { Btn, TextLink } from '../../../../ui/btn'
import { Card } from '../../../../ui/card'
import { Field } from '../../../../ui/field'
import { Heading, Split, Stack } from '../../../../ui/layout'
import type { Draft } from '../draft'
import { words } from '../words'
import type { Part } from './part'

const t = words.form
type Round = Draft['rounds'][number]

/** An id that no round of the campaign has: one that was removed is not used again. */
const nextId = (rounds: readonly Round[]): string =>
  `r${Math.max(0, ...rounds.map(({ roundId }) => Number(roundId.slice(1)))) + 1}`

/** When how many are released. */
export const RoundFields = ({ draft, set, problem }: Part) => {
  const change = (place: number, part: Partial<Round>) =>
    set({ rounds: draft.rounds.map((round, at) => (at === place ? { ...round, ...part } : round)) })
  return (
    <Stack gap={12}>
      {draft.rounds.map((round, place) => (
        <Card key={round.roundId} well>
          <Stack gap={12}>
            <Split>
              <Heading level={3}>{t.round(place + 1)}</Heading>
              {draft.rounds.length > 1 && (
                <TextLink onTap={() => set({ rounds: draft.rounds.filter((_, at) => at !== place) })}>
                  {t.removeRound}
                </TextLink>
              )}
            </Split>
            <Field
              label={t.opensAt}
              value={round.opensAt}
              help={t.momentHelp}
              problem={problem(`rounds.${place}.opensAt`)}
              onInput={(opensAt) => change(place, { opensAt })}
            />
            <Field
              label={t.closesAt}
              value={round.closesAt}
              problem={problem(`rounds.${place}.closesAt`)}
              onInput={(closesAt) => change(place, { closesAt })}
            />
            <Field
              label={t.count}
              value={round.count}
              type="number"
              problem={problem(`rounds.${place}.count`)}
              onInput={(count) => change(place, { count })}
            />
          </Stack>
        </Card>
      ))}
      {draft.rounds.length < 60 && (
        <Btn
          icon="plus"
          onTap={() =>
            set({
              rounds: [
                ...draft.rounds,
                { roundId: nextId(draft.rounds), opensAt: '', closesAt: '', count: '' },
              ],
            })
          }
        >
          {t.addRound}
        </Btn>
      )}
    </Stack>
  )
}
