/** The name that acts of workers are recorded under; apart from the record, whose schema no page needs. */
export const SYSTEM = { id: 'system', name: '系统' }
