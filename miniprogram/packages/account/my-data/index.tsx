import { View } from '@tarojs/components'
import { exportMyData } from '../../../features/membership/api'
import { Certified } from '../../../features/membership/components/profile'
import { useMe } from '../../../features/membership/use-me'
import { words } from '../../../features/membership/words'
import { copyText } from '../../../platform/clipboard'
import { saveText } from '../../../platform/media'
import { go } from '../../../platform/navigate'
import { isWeapp } from '../../../platform/where'
import { Btn, TextLink } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { FailureNote } from '../../../ui/failure-note'
import { Section, Stack } from '../../../ui/layout'
import { LoadedPage } from '../../../ui/page'
import { Fact, Row } from '../../../ui/row'
import { toast } from '../../../ui/toast'
import { useSend } from '../../../ui/use-send'

export default function MyDataPage() {
  const me = useMe()
  const taking = useSend(exportMyData)
  const take = async () => {
    const made = await taking.send(undefined)
    if (made === undefined) return
    const text = JSON.stringify(made.data, null, 2)
    if (!isWeapp) saveText(words.exportFile, text)
    if (!isWeapp || (await copyText(text))) toast(isWeapp ? words.exportedCopy : words.exported)
  }
  return (
    <LoadedPage title={words.myData} of={me}>
      {({ member }) => (
        <>
          <Stack>
            {member !== undefined && (
              <Card>
                <Fact name={words.name}>{member.name}</Fact>
                <Fact name={words.union}>{member.orgName}</Fact>
                <Fact name={words.phone}>{member.phone}</Fact>
                <Fact name={words.certifiedState}>
                  <Certified yes={member.certified} />
                </Fact>
              </Card>
            )}
            <View className="xs muted">{words.dataNotice}</View>
          </Stack>
          <Section title={words.exportData} dense>
            <Stack>
              <View className="sm second">{words.exportWhy}</View>
              <FailureNote of={taking} />
              <Btn wide icon="download" busy={words.exporting} onTap={take}>
                {words.exportData}
              </Btn>
            </Stack>
          </Section>
          <View className="sect sect--dense">
            <Row icon="eye" title={words.looks} onTap={() => go('looks')} />
            <Row icon="shield" title={words.consents} onTap={() => go('consents')} />
          </View>
          <TextLink className="sm second" onTap={() => go('leave')}>
            {words.leaveLink}
          </TextLink>
        </>
      )}
    </LoadedPage>
  )
}
