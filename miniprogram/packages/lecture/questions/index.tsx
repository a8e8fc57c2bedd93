import { View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage } from '../../../features/desk/desk-page'
import { holds } from '../../../features/desk/roles'
import { AnswerSheet, type ToAnswer } from '../../../features/lecture/console/answer-sheet'
import { AssignDialog, type ToAssign } from '../../../features/lecture/desk/assign-dialog'
import { WhoseField } from '../../../features/lecture/desk/whose-field'
import { HiddenList, OpenList, type Whose } from '../../../features/lecture/desk/work-list'
import { words } from '../../../features/lecture/desk/words'
import { Stack } from '../../../ui/layout'
import { Panel } from '../../../ui/staff-frame'
import { Tabs } from '../../../ui/tabs'

const t = words.questions
type Tab = 'public' | 'hidden'

/** The work list: what was asked in lectures and is not answered yet. */
export default function QuestionsPage() {
  const [tab, setTab] = useState<Tab>('public')
  const [whose, setWhose] = useState<Whose>('all')
  const [answer, setAnswer] = useState<ToAnswer>()
  const [assign, setAssign] = useState<ToAssign>()
  const [turn, setTurn] = useState(0)
  const changed = () => setTurn((before) => before + 1)
  return (
    <DeskPage at="lectures">
      {(me) => {
        const lawyer = holds(me, 'lawyer')
        const acts = { lawyer, mayChoose: holds(me, 'staff'), onAnswer: setAnswer, onAssign: setAssign }
        return (
          <Panel title={t.title}>
            <Stack gap={12}>
              <View className="sm muted">{t.why}</View>
              {lawyer && (
                <Tabs<Tab>
                  label={t.title}
                  chosen={tab}
                  onTap={setTab}
                  items={[
                    { key: 'public', word: t.public },
                    { key: 'hidden', word: t.hidden },
                  ]}
                />
              )}
              {tab === 'hidden' ? (
                <HiddenList key={`hidden:${turn}`} {...acts} />
              ) : (
                <>
                  <WhoseField of={whose} mayChoose={acts.mayChoose} onChange={setWhose} />
                  <OpenList
                    key={`public:${turn}:${typeof whose === 'string' ? whose : whose.id}`}
                    of={whose}
                    {...acts}
                  />
                </>
              )}
            </Stack>
            {answer !== undefined && (
              <AnswerSheet of={answer} onAnswered={changed} onClose={() => setAnswer(undefined)} />
            )}
            {assign !== undefined && (
              <AssignDialog
                of={assign}
                me={{ id: me.member?.memberId ?? '', name: me.member?.name ?? '' }}
                mayChoose={acts.mayChoose && !assign.hidden}
                onAssigned={changed}
                onClose={() => setAssign(undefined)}
              />
            )}
          </Panel>
        )
      }}
    </DeskPage>
  )
}
