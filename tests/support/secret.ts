/** The installation's secret in tests. */
export const SECRET = 'a secret of at least 32 characters'
