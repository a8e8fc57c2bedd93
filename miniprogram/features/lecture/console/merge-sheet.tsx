import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { thousands } from '../../../ui/numbers'
import { Instead } from '../../../ui/page'
import { Row, Rows } from '../../../ui/row'
import { Blank, RowBones } from '../../../ui/states'
import { Tick } from '../../../ui/switch'
import { toast } from '../../../ui/toast'
import { useLoaded } from '../../../ui/use-loaded'
import { useSend } from '../../../ui/use-send'
import { mergeQuestions, suggestMerges, type Cluster } from './api'
import { words } from './words'

interface MergeSheetProps {
  lectureId: string
  /** What is like this one; undefined: groups of the whole queue. */
  questionId: string | undefined
  onMerged: () => void
  onClose: () => void
}

/** Questions that look like one question, to be asked as one. A host looks before it is done. */
export const MergeSheet = ({ lectureId, questionId, onMerged, onClose }: MergeSheetProps) => {
  const found = useLoaded(`merges:${lectureId}:${questionId ?? ''}`, () =>
    suggestMerges({ lectureId, ...(questionId === undefined ? {} : { questionId }) }),
  )
  const clusters = found.data?.clusters ?? []
  return (
    <Dialog title={words.mergeTitle} onClose={onClose}>
      <Stack gap={16}>
        <View className="sm muted">{words.mergeWhy}</View>
        {found.data === undefined ? (
          <Instead of={found} bones={<RowBones count={3} />} />
        ) : clusters.length === 0 ? (
          <Blank icon="merge" head={words.mergeNone} words={words.mergeNoneWhy} />
        ) : (
          clusters.map((cluster) => (
            <Likeness
              key={cluster.into.questionId}
              lectureId={lectureId}
              cluster={cluster}
              onMerged={() => {
                onMerged()
                void found.reload()
              }}
            />
          ))
        )}
      </Stack>
    </Dialog>
  )
}

const Likeness = ({
  lectureId,
  cluster,
  onMerged,
}: {
  lectureId: string
  cluster: Cluster
  onMerged: () => void
}) => {
  const { into, others, people } = cluster
  const [left, setLeft] = useState<readonly string[]>([])
  const merging = useSend(mergeQuestions)
  const chosen = others.map(({ questionId }) => questionId).filter((id) => !left.includes(id))
  const merge = async () => {
    const answer = await merging.send({ lectureId, into: into.questionId, questionIds: chosen })
    if (answer === undefined) return
    toast(words.merged(thousands(answer.people)))
    onMerged()
  }
  return (
    <Card>
      <Stack gap={8}>
        <View className="xs muted">{`${words.mergeSays(thousands(people))}，${words.mergeInto}`}</View>
        <View className="mid">{into.text}</View>
        <Rows kind="plain">
          {others.map(({ questionId, text }) => {
            const isOn = !left.includes(questionId)
            return (
              <Row
                key={questionId}
                lead={<Tick on={isOn} />}
                title={text}
                plain
                role="checkbox"
                checked={isOn}
                label={text}
                onTap={() => setLeft(isOn ? [...left, questionId] : left.filter((one) => one !== questionId))}
              />
            )
          })}
        </Rows>
        <FailureNote of={merging} />
        <Btn small icon="merge" busy={words.merging} off={chosen.length === 0} onTap={merge}>
          {words.mergeGo(chosen.length)}
        </Btn>
      </Stack>
    </Card>
  )
}
