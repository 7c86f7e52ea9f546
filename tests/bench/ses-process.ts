/** The SES stand-in as a process of its own, which counts what it takes and answers after `LATENCY_MS`; prints its address. */
import { serveSes } from '../support/aws/ses-server.ts'

const { url } = await serveSes({ keeps: false, latencyMs: Number(process.env.LATENCY_MS) })
process.stdout.write(url)
process.on('disconnect', () => process.exit(0))
