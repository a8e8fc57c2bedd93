import { View } from '@tarojs/components'
import { useState } from 'react'
import { from } from '../../../features/desk/cursor'
import { DeskPage } from '../../../features/desk/desk-page'
import { ListAndDetail, showDetail } from '../../../features/desk/list-and-detail'
import { holds } from '../../../features/desk/roles'
import { usePaged } from '../../../features/desk/use-paged'
import { listLectures, type LectureRow } from '../../../features/lecture/desk/api'
import { LectureDetail } from '../../../features/lecture/desk/lecture-detail'
import { LectureRows } from '../../../features/lecture/desk/lecture-rows'
import { words } from '../../../features/lecture/desk/words'
import { useParams } from '../../../platform/lifecycle'
import { go, readdress } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Blank } from '../../../ui/states'
import { Tabs } from '../../../ui/tabs'

const t = words.list
type Kind = 'all' | LectureRow['state']
const KINDS: readonly Kind[] = ['all', 'planned', 'live', 'ended']

/** Lectures for staff who plan them and lawyers who hold them. */
export default function DeskLectures() {
  const { id } = useParams()
  const [chosen, setChosen] = useState(id)
  const [kind, setKind] = useState<Kind>('all')
  const lectures = usePaged(`desk-lectures:${kind}`, (cursor) =>
    listLectures({ ...(kind === 'all' ? {} : { state: kind }), ...from(cursor) }),
  )
  const choose = (lectureId: string) => {
    setChosen(lectureId)
    readdress('deskLectures', { id: lectureId })
    showDetail()
  }
  return (
    <DeskPage at="lectures">
      {(me) => (
        <ListAndDetail
          title={t.title}
          aside={
            holds(me, 'staff') && (
              <Btn small icon="plus" onTap={() => go('deskPlan')}>
                {t.plan}
              </Btn>
            )
          }
          about={words.detail.title}
          list={
            <>
              <View className="dk-wrap">
                {holds(me, 'staff', 'lawyer') && (
                  <Btn small icon="list" onTap={() => go('deskQuestions')}>
                    {t.questions}
                  </Btn>
                )}
                {holds(me, 'lawyer') && (
                  <Btn small icon="card" onTap={() => go('deskLawyer')}>
                    {t.card}
                  </Btn>
                )}
                {holds(me, 'staff') && !holds(me, 'lawyer') && (
                  <Btn small icon="card" onTap={() => go('deskLawyer')}>
                    {words.card.listTitle}
                  </Btn>
                )}
              </View>
              <Tabs<Kind>
                label={t.title}
                chosen={kind}
                onTap={setKind}
                items={KINDS.map((key) => ({ key, word: key === 'all' ? t.all : t.state[key] }))}
              />
              <LectureRows of={lectures} chosen={chosen} onTap={choose} />
            </>
          }
        >
          {chosen === undefined ? (
            <Blank icon="mic" head={t.choose} words={t.chooseWhy} />
          ) : (
            <LectureDetail key={chosen} lectureId={chosen} onChanged={() => void lectures.reload()} />
          )}
        </ListAndDetail>
      )}
    </DeskPage>
  )
}
