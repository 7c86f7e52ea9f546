/** The panels of the desk, each loaded when it is first looked at. */
import { type ComponentType, lazy } from 'react'
import type { Panel } from './panels.ts'
import { ReviewPanel } from './review/review-panel.tsx'

export const SHOWN: Record<Panel, ComponentType> = {
  submissions: lazy(async () => ({
    default: (await import('./submissions/submissions-panel.tsx')).SubmissionsPanel,
  })),
  content: lazy(async () => ({ default: (await import('./content/content-panel.tsx')).ContentPanel })),
  // With the page itself: it is what a leader comes for.
  review: ReviewPanel,
  deliveries: lazy(async () => ({ default: (await import('./deliveries/deliveries-panel.tsx')).DeliveriesPanel })),
  settings: lazy(async () => ({ default: (await import('./settings-panel.tsx')).SettingsPanel })),
  record: lazy(async () => ({ default: (await import('./record-panel.tsx')).RecordPanel })),
}
