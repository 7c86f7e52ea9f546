/** The levels of findings as the screen calls them. */
import type { Level } from '#shared/checks/finding.ts'

export const LEVELS: Record<Level, string> = { blocks: '须修改', acknowledge: '须核实', advice: '建议' }
