/** Stands in for Lambda's runtime in a process of its own: loads a bundle, calls its handler with each event it is sent. */

const [, , bundle = ''] = process.argv
const { handler } = await import(bundle)

process.on('message', async (event) => {
  try {
    process.send?.({ result: await handler(event) })
  } catch (error) {
    process.send?.({ error: String(error) })
  }
})
process.send?.({ result: 'loaded' })
