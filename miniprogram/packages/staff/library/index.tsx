import { View } from '@tarojs/components'
import { useState } from 'react'
import { from } from '../../../features/desk/cursor'
import { DeskPage } from '../../../features/desk/desk-page'
import { ListAndDetail, showDetail } from '../../../features/desk/list-and-detail'
import { holds } from '../../../features/desk/roles'
import { usePaged } from '../../../features/desk/use-paged'
import { words as desk } from '../../../features/desk/words'
import { AnswerForm } from '../../../features/library/desk/answer-form'
import { Answers } from '../../../features/library/desk/answers'
import { listDesk } from '../../../features/library/desk/api'
import { GuideDetail } from '../../../features/library/desk/guide-detail'
import { GuideList, keyOf, type Kind } from '../../../features/library/desk/guide-list'
import { Laws } from '../../../features/library/desk/laws'
import { words } from '../../../features/library/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Stack } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'

type Tab = keyof typeof words.tabs
const TABS = Object.keys(words.tabs) as readonly Tab[]

export default function Library() {
  const params = useParams()
  const { guide } = params
  const [tab, setTab] = useState<Tab>(TABS.find((one) => one === params['tab']) ?? 'guides')
  const [kind, setKind] = useState<Kind>('all')
  const [turn, setTurn] = useState(0)
  const [chosen, setChosen] = useState(
    guide === undefined ? undefined : { guideId: guide, version: Number(params['version'] ?? 1) },
  )
  const guides = usePaged(`desk:${kind}`, (cursor) =>
    listDesk({
      ...(kind === 'all' ? {} : kind === 'to-be-reviewed' ? { toBeReviewed: true } : { state: kind }),
      ...from(cursor),
    }),
  )
  const key = chosen === undefined ? undefined : keyOf(chosen)
  const row = guides.data?.find((one) => keyOf(one) === key)
  const tabs = (
    <Tabs
      label={desk.rail.library}
      items={TABS.map((one) => ({ key: one, word: words.tabs[one] }))}
      chosen={tab}
      onTap={setTab}
    />
  )
  return (
    <DeskPage at="library">
      {(me) =>
        tab === 'laws' ? (
          <Laws title={desk.rail.library} tabs={tabs} me={me} />
        ) : tab === 'answers' ? (
          <>
            <Panel title={desk.rail.library}>
              <Stack gap={12}>
                {tabs}
                {!holds(me, 'lawyer') && <View className="sm muted">{words.answers.onlyLawyers}</View>}
                <Answers turn={turn} />
              </Stack>
            </Panel>
            {holds(me, 'lawyer') && (
              <Panel title={words.answers.write} side>
                <AnswerForm onSaved={() => setTurn(turn + 1)} />
              </Panel>
            )}
          </>
        ) : (
          <ListAndDetail
            title={desk.rail.library}
            aside={
              <Btn small icon="plus" onTap={() => go('deskWrite')}>
                {words.list.write}
              </Btn>
            }
            about={words.detail.readerLook}
            list={
              <>
                {tabs}
                <GuideList
                  of={guides}
                  kind={kind}
                  onKind={setKind}
                  chosen={key}
                  onTap={({ guideId, version }) => {
                    setChosen({ guideId, version })
                    showDetail()
                  }}
                />
              </>
            }
          >
            {chosen === undefined ? (
              <Blank icon="book" head={words.detail.choose} words={words.detail.chooseWhy} />
            ) : (
              <GuideDetail
                key={key}
                guideId={chosen.guideId}
                version={chosen.version}
                toBeReviewed={row?.toBeReviewed === true}
                reasons={row?.reasons ?? []}
                isStaff={holds(me, 'staff')}
                onChanged={() => void guides.reload()}
              />
            )}
          </ListAndDetail>
        )
      }
    </DeskPage>
  )
}
