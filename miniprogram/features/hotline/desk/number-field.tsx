import { Field } from '../../../ui/field'

interface NumberFieldProps {
  label: string
  value: string
  /** Digits at most. */
  max: number
  /** What the server says against it; people read `wrong` instead, which names the bounds. */
  problem: string | undefined
  wrong: string
  onInput: (text: string) => void
}

/** A number with bounds: what the server says about a type or a step helps nobody. */
export const NumberField = ({ problem, wrong, ...field }: NumberFieldProps) => (
  <Field type="number" problem={problem === undefined ? undefined : wrong} {...field} />
)
