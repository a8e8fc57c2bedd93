import { DeskPage } from '../../../features/desk/desk-page'
import { Composer } from '../../../features/broadcast/desk/composer'
import { holds } from '../../../features/desk/roles'
import { words as desk } from '../../../features/desk/words'
import { words } from '../../../features/broadcast/desk/words'
import { readGuide, type GuideHead } from '../../../features/library/api'
import { useParams } from '../../../platform/lifecycle'
import { Panel } from '../../../ui/staff-frame'
import { Blank, Bones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'

export default function Send() {
  const { guide, version } = useParams()
  const given = useLoaded(guide === undefined ? undefined : `guide:${guide}:${version ?? ''}`, () =>
    readGuide(guide ?? '', version === undefined ? undefined : Number(version)),
  )
  const waits = guide !== undefined && given.data === undefined && given.state === 'loading'
  return (
    <DeskPage at="push">
      {(me) =>
        !holds(me, 'staff') ? (
          <Panel title={words.send.title}>
            <Blank icon="lock" head={desk.notYours} words={desk.notYoursWhy} />
          </Panel>
        ) : waits ? (
          <Panel title={words.send.title}>
            <Bones of={['title', 'card', 'card']} />
          </Panel>
        ) : (
          <Composer
            from={me.roles.find(({ role }) => role === 'staff')?.orgName ?? words.send.union}
            given={given.data === undefined ? undefined : headOf(given.data)}
          />
        )
      }
    </DeskPage>
  )
}

/** Only what a push needs is kept on the device. */
const headOf = (guide: GuideHead): GuideHead => ({
  guideId: guide.guideId,
  version: guide.version,
  title: guide.title,
  card: guide.card,
  topic: guide.topic,
  minutes: guide.minutes,
  corrected: guide.corrected,
  withdrawn: guide.withdrawn,
  ...(guide.issuedOn === undefined ? {} : { issuedOn: guide.issuedOn }),
})
