/** Stands in for Lambda's runtime in a process of its own: loads a bundle, calls its handler with each event it is sent. */

const [, , bundle = ''] = process.argv
const { handler } = await import(bundle)

/** As a function has it that may take fifteen minutes. */
const context = { getRemainingTimeInMillis: () => 15 * 60_000 }

process.on('message', async (event) => {
  try {
    process.send?.({ result: await handler(event, context) })
  } catch (error) {
    process.send?.({ error: String(error) })
  }
})
process.send?.({ result: 'loaded' })
