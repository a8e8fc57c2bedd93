import { DeskPage } from '../../../features/desk/desk-page'
import { readDraft } from '../../../features/library/desk/api'
import { Editor } from '../../../features/library/desk/editor'
import { words } from '../../../features/library/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { Instead } from '../../../ui/page'
import { Panel } from '../../../ui/staff-frame'
import { useLoaded } from '../../../ui/use-loaded'

export default function Write() {
  const { guide, version } = useParams()
  return (
    <DeskPage at="library">
      {() =>
        guide === undefined ? (
          <Editor draft={undefined} />
        ) : (
          <Opened guideId={guide} version={Number(version ?? 1)} />
        )
      }
    </DeskPage>
  )
}

/** Writing begins with the newest words, or, without a network, with the last ones seen here. */
const Opened = ({ guideId, version }: { guideId: string; version: number }) => {
  const draft = useLoaded(`draft:${guideId}:${version}`, () => readDraft(guideId, version), {
    fresh: false,
  })
  if (draft.data === undefined || draft.state === 'loading')
    return (
      <Panel title={words.edit.newTitle}>
        <Instead of={draft} />
      </Panel>
    )
  return <Editor key={`${guideId}:${version}`} draft={draft.data} />
}
