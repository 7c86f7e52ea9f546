/** The part of the sheet that holds text, in mm: GB/T 9704-2012, 5.2.1. */
export const TYPE_AREA = { width: 156, height: 225 } as const
export type TypeArea = typeof TYPE_AREA
