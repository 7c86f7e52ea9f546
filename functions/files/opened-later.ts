/** Files whose engine is loaded and opened when the first of them is asked for. */
import type { Files } from './port.ts'

/** `open`: of an engine that has links. */
export function openedLater(open: () => Promise<Files>): Files {
  let opened: Promise<Files> | null = null
  const files = () => {
    opened ??= open()
    return opened
  }
  return {
    put: async (...file) => (await files()).put(...file),
    mend: async (...file) => (await files()).mend(...file),
    get: async (key) => (await files()).get(key),
    async link(...file) {
      const { link } = await files()
      if (!link) throw new Error('these files have no links')
      return link(...file)
    },
  }
}
