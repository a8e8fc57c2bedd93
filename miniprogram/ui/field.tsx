import { Input, Text, Textarea, View } from '@tarojs/components'
import { useState } from 'react'
import { access, fieldName } from './access'
import { classes } from './classes'
import { Icon } from './icon'

interface FieldProps {
  label: string
  value: string
  onInput: (value: string) => void
  /** Right of the label; for text areas the count comes by itself. */
  aside?: string
  placeholder?: string
  /** What is wrong and how to put it right. */
  problem?: string | undefined
  help?: string
  type?: 'text' | 'number' | 'idcard' | 'digit'
  /** Characters that fit; more cannot be typed. */
  max?: number
  off?: boolean
  onDone?: () => void
}

const Frame = ({
  label,
  aside,
  problem,
  help,
  off,
  focus,
  children,
}: Pick<FieldProps, 'label' | 'aside' | 'problem' | 'help' | 'off'> & {
  focus: boolean
  children: React.ReactNode
}) => (
  <View
    className={classes(
      'field',
      focus && 'is-focus',
      problem !== undefined && 'is-bad',
      off === true && 'is-off',
    )}
  >
    <View className="field__label">
      <Text>{label}</Text>
      {aside !== undefined && <Text className="field__aside num">{aside}</Text>}
    </View>
    <View className="field__box">{children}</View>
    {(problem ?? help) !== undefined && (
      <View className="field__help" {...(problem === undefined ? {} : access({ role: 'alert' }))}>
        {problem !== undefined && <Icon name="alert" size={16} />}
        <Text>{problem ?? help}</Text>
      </View>
    )}
  </View>
)

const named = (label: string, problem: string | undefined) =>
  fieldName(problem === undefined ? label : `${label}，${problem}`)

/** One line. */
export const Field = ({
  value,
  onInput,
  placeholder,
  type = 'text',
  max = 200,
  onDone,
  ...frame
}: FieldProps) => {
  const [focus, setFocus] = useState(false)
  return (
    <Frame {...frame} focus={focus}>
      <Input
        className="input"
        value={value}
        type={type}
        maxlength={max}
        placeholderClass="place"
        disabled={frame.off === true}
        {...(placeholder === undefined ? {} : { placeholder })}
        onInput={(event) => onInput(event.detail.value)}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        {...(onDone === undefined ? {} : { confirmType: 'done' as const, onConfirm: onDone })}
        {...named(frame.label, frame.problem)}
      />
      {frame.off === true && <Icon name="lock" size={20} />}
    </Frame>
  )
}

/** Several lines, with the count of characters. */
export const TextArea = ({ value, onInput, placeholder, max = 500, ...frame }: FieldProps) => {
  const [focus, setFocus] = useState(false)
  return (
    <Frame {...frame} aside={frame.aside ?? `${value.length} / ${max}`} focus={focus}>
      <Textarea
        className="input input--area"
        value={value}
        maxlength={max}
        autoHeight
        placeholderClass="place"
        disabled={frame.off === true}
        {...(placeholder === undefined ? {} : { placeholder })}
        onInput={(event) => onInput(event.detail.value)}
        onFocus={() => setFocus(true)}
        onBlur={() => setFocus(false)}
        {...named(frame.label, frame.problem)}
      />
    </Frame>
  )
}
