/** One line of JSON for each thing worth knowing; straight to stdout, where Lambda adds nothing before it. */

export function log(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}
