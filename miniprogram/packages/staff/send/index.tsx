import { Composer } from '../../../features/broadcast/desk/composer'
import { readDraft } from '../../../features/broadcast/desk/api'
import { composeOf, nothing, textOf, type Compose } from '../../../features/broadcast/desk/compose'
import { headOf } from '../../../features/broadcast/desk/content-field'
import { guideOfDraft } from '../../../features/broadcast/desk/draft-guide'
import { nameOf, type Kept } from '../../../features/broadcast/desk/use-draft'
import { words } from '../../../features/broadcast/desk/words'
import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { words as desk } from '../../../features/desk/words'
import { readGuide } from '../../../features/library/api'
import { useParams } from '../../../platform/lifecycle'
import { drafts } from '../../../platform/storage'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { Blank, Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

type Begin = Kept & { readonly saved: string; readonly draftId: string | undefined }
type Params = ReturnType<typeof useParams>

/** Puts a push together. `draft`: one that was kept; `guide` and `version`, or `to`, `id`, `title`, `text`, `state`: what
 *  another desk wants to send; nothing: whatever was left unsent on this device. */
export default function Send() {
  const params = useParams()
  const { draft, guide, id } = params
  const begin = useLoaded(`push-begin:${draft ?? guide ?? id ?? 'new'}`, () => beginWith(params), {
    fresh: false,
  })
  return (
    <DeskPage at="push">
      {(me) =>
        !holds(me, 'staff') ? (
          <Panel title={words.send.title}>
            <Blank icon="lock" head={desk.notYours} words={desk.notYoursWhy} />
          </Panel>
        ) : begin.state !== 'ready' || begin.data === undefined ? (
          <Panel title={words.send.title}>
            <Instead of={{ ...begin, data: undefined }} bones={<Bones of={['title', 'card', 'card']} />} />
          </Panel>
        ) : (
          <Composer draftId={begin.data.draftId} begin={begin.data} />
        )
      }
    </DeskPage>
  )
}

const beginWith = async (params: Params): Promise<Begin> => {
  const { draft } = params
  const kept = drafts.get<Kept>(nameOf(draft))
  if (draft === undefined)
    return {
      compose: await given(params, kept?.compose ?? nothing),
      revision: 0,
      saved: '',
      draftId: undefined,
    }
  const theirs = await readDraft(draft)
  const compose = composeOf(theirs, kept?.compose ?? nothing, await guideOfDraft(theirs, kept?.compose.guide))
  const saved = textOf(compose)
  // Newer words of this device are saved next; based on an older revision, the server asks which one counts.
  return kept === undefined
    ? { compose, revision: theirs.revision, saved, draftId: draft }
    : { compose: kept.compose, revision: kept.revision, saved, draftId: draft }
}

const given = async (params: Params, before: Compose): Promise<Compose> => {
  const { guide, version, to, id, title, text, state } = params
  if (guide !== undefined) {
    const head = await readGuide(guide, version === undefined ? undefined : Number(version))
    return { ...before, kind: 'guide', guide: headOf(head) }
  }
  if ((to === 'lecture' || to === 'benefit' || to === 'hotline') && id !== undefined)
    return {
      ...before,
      kind: 'link',
      link: { to, id, title: title ?? '', text: text ?? '', ...(state === undefined ? {} : { state }) },
    }
  return before
}
