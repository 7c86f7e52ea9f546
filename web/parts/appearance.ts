/** Light or dark: what is chosen is kept on this device, and public/start.js marks the page with it, also before the application begins. */
import { keysOf } from '#shared/keys-of.ts'

export const APPEARANCES = { auto: '自动（随系统）', light: '浅色', dark: '深色' } as const
export type Appearance = keyof typeof APPEARANCES

/** As start.js reads it. */
const KEY = 'chuangxun:appearance'

export function chosenAppearance(): Appearance {
  try {
    const kept = localStorage.getItem(KEY)
    return keysOf(APPEARANCES).find((one) => one === kept) ?? 'auto'
  } catch {
    return 'auto'
  }
}

export function chooseAppearance(choice: Appearance): void {
  try {
    if (choice === 'auto') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {
    // A browser that keeps nothing goes by the system.
  }
  document.dispatchEvent(new Event('appearance'))
}
