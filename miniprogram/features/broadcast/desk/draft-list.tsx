import { go } from '../../../platform/navigate'
import { from } from '../../desk/cursor'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { View } from '@tarojs/components'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Row, Rows } from '../../../ui/row'
import { Blank } from '../../../ui/states'
import { moment } from '../../../ui/time'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'
import { drafts } from '../../../platform/storage'
import { dropDraft, listDrafts, type DraftRow } from './api'
import { KINDS } from './compose'
import { nameOf } from './use-draft'
import { words } from './words'

const t = words.drafts

/** What was begun and not sent: go on, or throw it away. */
export const DraftList = () => {
  const list = usePaged('drafts', (cursor) => listDrafts(from(cursor)))
  const dropping = useSend(dropDraft)
  const drop = async ({ draftId }: DraftRow) => {
    if ((await dropping.send(draftId)) === undefined) return
    drafts.drop(nameOf(draftId))
    toast(t.dropped)
    await list.reload()
  }
  return (
    <View>
      <FailureNote of={dropping} />
      <Listed of={list} empty={<Blank icon="edit" head={t.empty} words={t.emptyWhy} />}>
        {(items) => (
          <Rows kind="plain">
            {items.map((draft) => (
              <Row
                key={draft.draftId}
                icon="edit"
                title={draft.title === '' ? t.untitled : draft.title}
                sub={t.facts(kindOf(draft.kind), moment(draft.savedAt))}
                end={
                  <View className="dk-end">
                    <Btn
                      small
                      label={`${t.goOn}：${draft.title}`}
                      onTap={() => go('deskSend', { draft: draft.draftId })}
                    >
                      {t.goOn}
                    </Btn>
                    <Btn
                      small
                      kind="text"
                      label={`${t.drop}：${draft.title}`}
                      busy={t.dropping}
                      onTap={() => drop(draft)}
                    >
                      {t.drop}
                    </Btn>
                  </View>
                }
              />
            ))}
          </Rows>
        )}
      </Listed>
    </View>
  )
}

const kindOf = (kind: string): string => {
  const known = KINDS.find((one) => one === kind)
  return known === undefined ? '' : words.compose.kinds[known]
}
