/** The months that an issue may tell of when it opens by the plan; apart from the plan, whose schema no page needs. */
export const PERIODS = { 'this-month': '当月', 'last-month': '上月' } as const
