import { View } from '@tarojs/components'
import { go } from '../../../platform/navigate'
import { Cite } from '../../../ui/bubble'
import { longDay } from '../../../ui/time'
import type { MyQuestion } from '../api'
import { words } from './words'

type Answer = NonNullable<MyQuestion['answer']>

/** What an answer stands on and who stands for it: each law with its version, the day it was checked, the licence. */
export const Basis = ({ answer }: { answer: Answer }) => (
  <View>
    {answer.laws.map(({ name, article, asOf, inForce }) => (
      <View key={name + article}>
        <Cite onTap={() => go('search', { question: `${name}${article}` })}>{words.law(name, article)}</Cite>
        <View className="xs muted">
          {`${inForce ? words.inForce : words.lawEnded}，${words.asOf(longDay(asOf))}`}
        </View>
      </View>
    ))}
    <View className="says__note">
      {answer.licence === undefined
        ? words.noLicence
        : words.licence(answer.licence, answer.licenceChecked === true)}
    </View>
    {answer.lawsCheckedOn !== undefined && (
      <View className="xs muted">{words.checkedOn(longDay(answer.lawsCheckedOn))}</View>
    )}
  </View>
)
