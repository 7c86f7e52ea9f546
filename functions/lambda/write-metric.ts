/** A line of CloudWatch's embedded metric format, which is no line of the log: no level of the log leaves it out. */
export function writeMetric(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
