import { Btn } from '../../../ui/btn'
import { Field } from '../../../ui/field'
import { Stack } from '../../../ui/layout'
import { words } from './words'

interface RobotFieldProps {
  /** The last four characters of the one that is kept. */
  tail: string | undefined
  value: string | undefined
  onInput: (value: string | undefined) => void
  problem: string | undefined
}

/** The address is a secret: it can be replaced or taken away, never read. */
export const RobotField = ({ tail, value, onInput, problem }: RobotFieldProps) => {
  const t = words.groups
  const dropped = tail !== undefined && value === ''
  return (
    <Stack gap={4}>
      <Field
        label={t.robot}
        value={value ?? ''}
        max={300}
        onInput={onInput}
        help={dropped ? t.robotDropped : tail === undefined ? t.robotHelp : t.robotKept(tail)}
        problem={problem}
      />
      {tail !== undefined && (
        <Stack className="dk-wrap">
          <Btn small kind="text" onTap={() => onInput(dropped ? undefined : '')}>
            {dropped ? t.robotKeep : t.robotDrop}
          </Btn>
        </Stack>
      )}
    </Stack>
  )
}
