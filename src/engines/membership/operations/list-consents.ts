import { memberOf } from '../../../kernel/caller'
import { membership } from '../contract'
import { CONSENT_TEXTS } from '../rules/consent-texts'
import { operation } from '../services'

/** Every purpose with the text that counts now, and the member's newest word on it. */
export const listConsents = operation(membership.listConsents, async ({ caller, consents }) => {
  const newest = await consents.allNewest(memberOf(caller))
  return {
    items: CONSENT_TEXTS.map(({ purpose, title, text, version }) => {
      const line = newest.find((one) => one.purpose === purpose)
      const agreed = line?.given === true && line.version === version
      return {
        purpose,
        title,
        text,
        version,
        ...(agreed && { givenAt: line.at.toISOString() }),
        ...(line?.given === false && { withdrawnAt: line.at.toISOString() }),
      }
    }),
  }
})
