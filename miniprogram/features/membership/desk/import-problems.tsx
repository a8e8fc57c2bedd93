import { useState } from 'react'
import { Text, View } from '@tarojs/components'
import { openDownload } from '../../../platform/media'
import { isWeapp } from '../../../platform/where'
import { from } from '../../desk/cursor'
import { fileAddress } from '../../../platform/file-address'
import { Listed } from '../../desk/listed'
import { usePaged } from '../../desk/use-paged'
import { Btn } from '../../../ui/btn'
import { FailureNote } from '../../../ui/failure-note'
import { Heading, Split, Stack } from '../../../ui/layout'
import { Table } from '../../../ui/table'
import { useSend } from '../../../ui/use-send'
import { exportImportProblems, listImportProblems } from './api'
import { words } from './words'

/** What is wrong, line by line, and the same as a file to put right. */
export const ImportProblems = ({ importId, fileName }: { importId: string; fileName: string }) => {
  const t = words.roster
  const problems = usePaged(`problems:${importId}`, (cursor) =>
    listImportProblems({ importId, ...from(cursor) }),
  )
  const exporting = useSend(exportImportProblems)
  const [name] = useState(() => fileName.replace(/\.xlsx$/i, ''))
  const download = async () => {
    const file = await exporting.send(importId)
    if (file !== undefined) openDownload(fileAddress(file.path), `${name}-有问题的行.xlsx`)
  }
  return (
    <Stack gap={12}>
      <Split>
        <Heading level={3}>{t.problems}</Heading>
        {!isWeapp && (
          <Btn small icon="download" busy={t.downloading} onTap={download}>
            {t.download}
          </Btn>
        )}
      </Split>
      <Text className="sm muted">{t.problemsNote}</Text>
      <FailureNote of={exporting} />
      <Listed of={problems} empty={<View className="sm muted">{t.noProblems}</View>}>
        {(items) => (
          <Table
            label={t.problems}
            items={items}
            keyOf={({ line, column, problem }) => `${line}:${column}:${problem}`}
            columns={[
              { title: t.line, cell: ({ line }) => t.lineOf(line) },
              { title: t.column, cell: ({ column }) => column },
              {
                title: t.value,
                wraps: true,
                cell: ({ value }) => (value === '' ? <Text className="muted">{t.empty2}</Text> : value),
              },
              { title: t.problem, wraps: true, cell: ({ problem }) => problem },
            ]}
          />
        )}
      </Listed>
    </Stack>
  )
}
