import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import { Fact, Row } from '../../../ui/row'
import { by, when } from '../when'
import type { KnownCase } from './api'
import { words } from './words'

const t = words.outside

/** Where a call belongs: to an open case of its number, or to none of them. */
export interface Which {
  readonly caseId?: string
  readonly another?: boolean
}

interface KnownCasesProps {
  phone: string
  known: readonly KnownCase[]
  now: number | undefined
  onChoose: (which: Which) => Promise<void>
  onBack: () => void
}

/** A number that has open cases: before anything is noted it is asked whether the call is about one of them. */
export const KnownCases = ({ phone, known, now, onChoose, onBack }: KnownCasesProps) => (
  <Stack gap={12}>
    <Fact name={t.phone}>{phone}</Fact>
    <Notice tone="warn" head={t.known(known.length)}>
      {t.knownWhy}
    </Notice>
    {known.map(({ caseId, openedAt, adviserName, promisedBy }) => {
      const opened = when(openedAt, now)
      const owed = promisedBy === undefined ? '' : t.owed(by(promisedBy, now))
      return (
        <Row
          key={caseId}
          title={t.knownRow(opened, adviserName ?? words.watch.nobody) + owed}
          end={
            <Btn
              small
              kind="line"
              busy={words.noting}
              label={`${t.join}：${opened}`}
              onTap={() => onChoose({ caseId })}
            >
              {t.join}
            </Btn>
          }
        />
      )
    })}
    <Btn wide busy={words.noting} onTap={() => onChoose({ another: true })}>
      {t.another}
    </Btn>
    <Btn wide kind="text" onTap={onBack}>
      {t.back}
    </Btn>
  </Stack>
)
