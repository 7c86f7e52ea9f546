/** What own-stack.test.ts bundles: gives an error of which the line is known. */
export const thrown = (): Error => made('a fault')

function made(message: string): Error {
  return new Error(message)
}
