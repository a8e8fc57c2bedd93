import type { Caller } from '../../../kernel/caller'
import type { ParsedInput } from '../../../kernel/contract'
import { refuse } from '../../../kernel/refusal'
import { hotline } from '../contract'
import { applyRule } from '../parts/change-roster'
import { peopleOf } from '../parts/planning'
import { rehearse } from '../parts/rehearse'
import { staffDesk } from '../parts/staff-scope'
import { isDay } from '../rules/local-time'
import { operation, type Services } from '../services'
import type { DeskDoc } from '../store/catalogue'
import type { RuleDoc } from '../store/roster'

type Input = ParsedInput<typeof hotline.saveRule>

/** A rule and, with it, the shifts of the coming three months. */
export const saveRule = operation(hotline.saveRule, {
  prepare: async (given) =>
    given.input.preview ? rehearse(given, (inside) => apply(inside, given.caller, given.input)) : undefined,
  handle: async ({ prepared, ...given }) => {
    if (prepared) return { shifts: prepared.shifts, touched: prepared.touched }
    const { ruleId, orgPath, shifts, touched } = await apply(given, given.caller, given.input)
    await given.audit.record({ action: 'save-rule', subject: ruleId, orgPath, detail: '改了排班规则' })
    return { ruleId, shifts, touched }
  },
})

const apply = async (given: Services, caller: Caller, input: Input) => {
  const desk = await staffDesk(given, caller, input.deskId)
  const known = input.ruleId === undefined ? undefined : await given.roster.rule(input.ruleId)
  if (input.ruleId !== undefined && known?.deskId !== desk._id) throw refuse('NOT_FOUND')
  checkSpan(input)
  const { until, preview: _preview, ruleId = given.ids.next('rule'), ...rest } = input
  const rule: RuleDoc = {
    _id: ruleId,
    ...rest,
    serviceId: desk.serviceId,
    orgPath: desk.orgPath,
    ...(until !== undefined && { until }),
  }
  await checkPeople(given, rule)
  await checkDesk(given, desk, rule)
  return { ruleId, orgPath: desk.orgPath, ...(await applyRule(given, rule, !known)) }
}

const checkSpan = ({ from, until, hours }: Input): void => {
  const days = isDay(from) && (until === undefined || (isDay(until) && until >= from))
  if (!days || hours.some((one) => one.from >= one.to)) throw refuse('WRONG_SPAN')
}

/** Everybody in the rule works for the service. */
const checkPeople = async ({ catalogue }: Services, rule: RuleDoc): Promise<void> => {
  const ids = [...new Set([...peopleOf(rule), ...rule.standbyIds])]
  const known = await catalogue.advisers(ids)
  const strangers = ids.filter((id) => known.get(id)?.serviceIds.includes(rule.serviceId) !== true)
  if (strangers.length > 0) throw refuse('NOT_FOUND')
}

/** One window has one rule at a time. */
const checkDesk = async ({ roster }: Services, desk: DeskDoc, rule: RuleDoc): Promise<void> => {
  if (desk.kind !== 'window') return
  const others = (await roster.rulesOfDesk(desk._id)).filter(({ _id }) => _id !== rule._id)
  const meets = others.some(
    (other) =>
      other.from <= (rule.until ?? '9999-12-31') &&
      rule.from <= (other.until ?? '9999-12-31') &&
      other.hours.some((a) => rule.hours.some((b) => a.from < b.to && b.from < a.to)),
  )
  if (meets) throw refuse('DESK_TAKEN')
}
