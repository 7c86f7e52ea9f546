/** Whether an event fits a pattern, as EventBridge's rules and Lambda's event filters have it; an unknown operator is an error. */

type Pattern = { [name: string]: Pattern | Matcher[] }
type Matcher = string | number | boolean | null | { prefix: string } | { exists: boolean }

export function fits(pattern: Pattern, event: unknown): boolean {
  return Object.entries(pattern).every(([name, wanted]) => {
    const is =
      typeof event === 'object' && event !== null ? Object.entries(event).find(([key]) => key === name)?.[1] : undefined
    if (!Array.isArray(wanted)) return fits(wanted, is)
    // Of a list in the event one value must fit.
    const values: unknown[] = Array.isArray(is) ? is : [is]
    return wanted.some((matcher) => values.some((value) => fitsOne(matcher, value)))
  })
}

function fitsOne(matcher: Matcher, value: unknown): boolean {
  if (typeof matcher !== 'object' || matcher === null) return value === matcher
  const [operator, ...others] = Object.keys(matcher)
  if (others.length === 0 && 'prefix' in matcher) return typeof value === 'string' && value.startsWith(matcher.prefix)
  if (others.length === 0 && 'exists' in matcher) return (value !== undefined) === matcher.exists
  throw new Error(`not known how AWS reads the pattern ${operator}`)
}
