import { Text, View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Avatar } from '../../../ui/avatar'
import { Btn } from '../../../ui/btn'
import { Card } from '../../../ui/card'
import { Heading, Stack } from '../../../ui/layout'
import { Tag } from '../../../ui/tag'
import type { Me } from '../api'
import { words } from '../words'

/** Who is signed in, and whether the union knows them. */
export const Profile = ({ me }: { me: Me }) =>
  me.member === undefined ? (
    <Unbound trust={me.trust} />
  ) : (
    <View className="line line--tight gap-12">
      <Avatar name={me.member.name} size={56} />
      <View className="grow">
        <Heading>{me.member.name}</Heading>
        <Text className="sm second">{me.member.orgName}</Text>
      </View>
      <Certified yes={me.member.certified} />
    </View>
  )

export const Certified = ({ yes }: { yes: boolean }) =>
  yes ? (
    <Tag tone="ok" icon="check">
      {words.certified}
    </Tag>
  ) : (
    <Tag>{words.notCertified}</Tag>
  )

const Unbound = ({ trust }: { trust: Me['trust'] }) => (
  <Card well>
    <Stack>
      <View>
        <Heading level={2}>{trust === 'public' ? words.publicOnly : words.bindTitle}</Heading>
        <View className="sm second">{words.bindWhy}</View>
      </View>
      <Btn kind="main" wide onTap={() => go('bind')}>
        {words.bindTitle}
      </Btn>
    </Stack>
  </Card>
)

/** For somebody who has not signed in. */
export const SignInCard = () => (
  <Card well>
    <Stack>
      <View>
        <Heading level={2}>{words.signInHead}</Heading>
        <View className="sm second">{words.signInWhy}</View>
      </View>
      <Btn kind="main" wide onTap={() => go('signIn')}>
        {words.signIn}
      </Btn>
    </Stack>
  </Card>
)
