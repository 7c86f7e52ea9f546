/** One box to check; `mixed`: it stands for several, of which some are. */
import { tellsChecked } from './first-event.ts'

type Props = {
  label: string
  /** The label is there for those who cannot see, and for nobody else. */
  hideLabel?: boolean
  checked: boolean
  mixed?: boolean
  onChange: (checked: boolean) => void
}

export const Check = ({ label, hideLabel = false, checked, mixed = false, onChange }: Props) => (
  <label className="plain-check">
    <input
      ref={(box) => {
        if (box) box.indeterminate = mixed
      }}
      type="checkbox"
      checked={checked}
      {...tellsChecked(onChange)}
    />
    <span className={hideLabel ? 'visually-hidden' : undefined}>{label}</span>
  </label>
)
