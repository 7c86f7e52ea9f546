/** The causes of a suppression and their labels; apart from the schema, so that the web takes no zod. */

export const SUPPRESSED_FOR = { bounced: '退信', complained: '投诉', 'by-hand': '手工停发' } as const
export type SuppressedFor = keyof typeof SUPPRESSED_FOR
