import { View } from '@tarojs/components'
import { useState } from 'react'
import { Dialog } from '../../desk/dialog'
import { Btn, Btns } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Stack } from '../../../ui/layout'
import { Notice } from '../../../ui/notice'
import type { Draft } from './api'
import { GuidePreview } from './preview'
import type { Editor } from './use-editor'
import { words } from './words'

const t = words.edit

/** Somebody saved meanwhile: their words are read first, then the writer says which stay. */
export const Conflict = ({ of }: { of: Editor }) => {
  const [theirs, setTheirs] = useState<Draft>()
  if (of.aside !== undefined)
    return (
      <Notice>
        {t.aside}
        <View className="dk-wrap">
          <Btn small kind="line" onTap={() => of.bringBack(true)}>
            {t.asideBack}
          </Btn>
          <Btn small kind="text" onTap={() => of.bringBack(false)}>
            {t.asideDrop}
          </Btn>
        </View>
      </Notice>
    )
  if (!of.isConflict) return null
  return (
    <Stack gap={8}>
      <Notice tone="warn" head={t.conflictHead}>
        {t.conflict}
        <View className="dk-wrap">
          <Btn small kind="line" busy={t.looking} onTap={async () => setTheirs(await of.readTheirs())}>
            {t.look}
          </Btn>
        </View>
      </Notice>
      <FailureNote of={of.reading} />
      {theirs !== undefined && (
        <Dialog title={t.theirs} onClose={() => setTheirs(undefined)}>
          <Stack gap={16}>
            <GuidePreview of={theirs} version={theirs.version} citations={theirs.citations} />
            <Btns>
              <Btn
                grow
                onTap={() => {
                  of.keepMine(theirs)
                  setTheirs(undefined)
                }}
              >
                {t.keepMine}
              </Btn>
              <Btn
                grow
                kind="main"
                onTap={() => {
                  of.takeTheirs(theirs)
                  setTheirs(undefined)
                }}
              >
                {t.takeTheirs}
              </Btn>
            </Btns>
          </Stack>
        </Dialog>
      )}
    </Stack>
  )
}
