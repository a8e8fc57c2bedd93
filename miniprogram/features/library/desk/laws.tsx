import { View } from '@tarojs/components'
import { useState, type ReactNode } from 'react'
import { holds } from '../../desk/roles'
import type { Me } from '../../membership/api'
import { listOrgs } from '../../membership/desk/api'
import { go } from '../../../platform/navigate'
import { Btn } from '../../../ui/btn'
import { Heading, Stack } from '../../../ui/layout'
import { LoadedPart } from '../../../ui/loaded-part'
import { Panel } from '../../../ui/staff-frame'
import { Blank, RowBones } from '../../../ui/states'
import { useLoaded } from '../../../ui/use-loaded'
import { listStatutes, type LawHead } from '../api'
import { LawList } from '../components/law-list'
import { words as library } from '../words'
import { RepealForm } from './repeal-form'
import { words } from './words'

const t = words.laws

/** The laws of the library; a district says of one what has ended. `tabs` stands above the list. */
export const Laws = ({ title, tabs, me }: { title: string; tabs: ReactNode; me: Me }) => {
  const laws = useLoaded('laws', listStatutes)
  const mayRecord = useIsDistrict(me)
  const [law, setLaw] = useState<LawHead>()
  return (
    <>
      <Panel title={title}>
        <Stack gap={12}>
          {tabs}
          <LoadedPart of={laws} bones={<RowBones />}>
            {(shown) =>
              shown.items.length === 0 ? (
                <Blank icon="book" head={library.lawsEmpty} words={library.lawsEmptyWhy} />
              ) : (
                <LawList of={shown} chosen={law?.lawId ?? ''} onTap={setLaw} />
              )
            }
          </LoadedPart>
        </Stack>
      </Panel>
      <Panel title={t.record} side>
        {law === undefined ? (
          <Blank icon="book" head={t.choose} words={t.chooseWhy} />
        ) : (
          <Stack gap={16}>
            <Heading level={3}>{law.title}</Heading>
            <View className="sm muted">{t.recordWhy}</View>
            <View className="dk-wrap">
              <Btn small kind="line" onTap={() => go('law', { lawId: law.lawId, label: '第一条' })}>
                {t.read}
              </Btn>
            </View>
            {mayRecord ? (
              <RepealForm key={law.lawId} law={law} />
            ) : (
              <View className="sm muted">{t.onlyDistrict}</View>
            )}
          </Stack>
        )}
      </Panel>
    </>
  )
}

/** A law is everybody's, so only a district or a city says that a part of it has ended. The server asks again. */
const useIsDistrict = (me: Me): boolean => {
  const tops = useLoaded(holds(me, 'staff') ? 'my-unions' : undefined, () => listOrgs({}))
  return tops.data?.items.some(({ kind }) => kind === 'city' || kind === 'district') === true
}
