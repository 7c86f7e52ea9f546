/** The choice between light and dark, for this device. */
import { useState } from 'react'
import { keysOf } from '#shared/keys-of.ts'
import { APPEARANCES, chooseAppearance, chosenAppearance } from './parts/appearance.ts'
import { Select } from './parts/field.tsx'

const OPTIONS = keysOf(APPEARANCES).map((value) => ({ value, label: APPEARANCES[value] }))

export function AppearanceChoice() {
  const [chosen, setChosen] = useState(chosenAppearance)
  return (
    <Select
      label="外观"
      hint="只用于这台设备。版面和邮件仍按白纸显示。"
      options={OPTIONS}
      value={chosen}
      onChange={(value) => {
        const choice = keysOf(APPEARANCES).find((one) => one === value) ?? 'auto'
        chooseAppearance(choice)
        setChosen(choice)
      }}
    />
  )
}
