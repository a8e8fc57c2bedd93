import { inScope } from '../../../kernel/caller'
import { refuse } from '../../../kernel/refusal'
import { maskPhone } from '../../../kernel/vault'
import { hotline } from '../contract'
import { boardOf, matterOf } from '../parts/board'
import { writeEntry } from '../parts/open-case'
import { promiseCallback } from '../parts/promise'
import { ABOUT, sealText } from '../parts/sealing'
import { TOPICS } from '../parts/topics'
import { adviserBehind } from '../parts/who-sees'
import { operation } from '../services'
import type { CaseDoc } from '../store/cases'

/** Most people ring 12351 from outside: one form and their number is a case, before they have hung up. */
export const openOutsideCase = operation(hotline.openOutsideCase, async (given) => {
  const { input, caller, clock, ids, vault, cases, people, outbox, ports } = given
  const now = clock.now()
  const board = await boardOf(given, input.serviceId)
  const { service } = board
  const { matterId } = matterOf(service, input.matterId)
  const isStaff = inScope(caller, service.orgPath, 'staff')
  const adviser = isStaff ? undefined : await adviserBehind(given, caller)
  if (adviser && !adviser.serviceIds.includes(service._id)) throw refuse('NOT_FOUND')
  const file: CaseDoc = {
    _id: ids.next('case'),
    serviceId: service._id,
    kind: service.kind,
    orgPath: service.orgPath,
    personPath: [],
    phone: vault.seal(input.phone, ABOUT.phone),
    phoneKey: people.phoneKeyOf(input.phone),
    person: maskPhone(input.phone),
    matterId,
    about: sealText(vault, service.kind, input.about),
    state: 'open',
    ...(adviser && { adviserId: adviser._id }),
    namedIds: [],
    openedAt: now,
    changedAt: now,
  }
  await cases.add(file)
  const said = input.name === undefined ? '' : `来电人${input.name}。`
  await writeEntry(given, file, {
    kind: 'outside',
    by: adviser?._id ?? 'staff',
    text: `${said}电话里说：${input.about === '' ? '没有记' : input.about}`,
    shared: false,
  })
  const callback = input.callback
    ? await promiseCallback(given, board, {
        file,
        phone: input.phone,
        urgent: input.urgent,
        goodHours: input.goodHours,
        matterId,
        about: input.about,
      })
    : undefined
  await outbox.add(TOPICS.text, `claim:${file._id}`, { caseId: file._id, template: 'claim' })
  return {
    caseId: file._id,
    phone: maskPhone(input.phone),
    ...(callback && { promisedBy: callback.promisedBy.toISOString() }),
    linkSent: ports.texts !== undefined,
  }
})
