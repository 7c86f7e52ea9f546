/** Matches steps with people: each step needs another person. */

/** One person for each step, no one twice; or the steps (`short`) that have fewer people together than they are. */
export function oneForEach<P extends { id: string }>(
  steps: readonly { may: readonly P[] }[],
): { chosen: P[]; short: null } | { chosen: null; short: number[] } {
  const stepOf = new Map<string, number>()
  const chosen: (P | undefined)[] = []
  // Kuhn's way of matching: a step takes a person from another step that can take someone else.
  const place = (step: number, tried: Set<string>): boolean => {
    for (const person of steps[step]?.may ?? []) {
      if (tried.has(person.id)) continue
      tried.add(person.id)
      const taken = stepOf.get(person.id)
      if (taken !== undefined && !place(taken, tried)) continue
      stepOf.set(person.id, step)
      chosen[step] = person
      return true
    }
    return false
  }
  for (const step of steps.keys()) {
    const tried = new Set<string>()
    if (place(step, tried)) continue
    const theirs = [...tried].flatMap((id) => stepOf.get(id) ?? [])
    return { chosen: null, short: [...new Set([...theirs, step])].sort((a, b) => a - b) }
  }
  return { chosen: chosen.filter((person) => person !== undefined), short: null }
}
