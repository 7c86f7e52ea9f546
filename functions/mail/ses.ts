/** Mail through Amazon SES: v1 `SendRawEmail`, one destination a call, the delivery id as a message tag for its events. */
import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { LONG } from '../time-limits.ts'
import { outcomeOfSesError } from './answers/ses-error.ts'
import { asciiAddress, composeParts } from './mime.ts'
import { networkMailer } from './network-mailer.ts'
import type { Letter, Mailer, Outcome } from './port.ts'
import { STAND_IN, sendsInstead } from './ses-raw-message.ts'

/** `configurationSet` names the one whose events come back; `client` sets region, endpoint and the like. */
export type SesSettings = { configurationSet: string | null; client?: SESClientConfig }

/** The tag under which SES events carry the letter's id. */
export const DELIVERY_TAG = 'delivery-id'

/**
 * SES knows no idempotency token, so the SDK tries once and this adapter says what is known.
 * SES replaces Message-ID by its own; `messageId` of an accepted letter is that id. It keeps no record to ask, so `recall` never knows.
 */
export function openSes({ configurationSet, client }: SesSettings): Mailer {
  const ses = new SESClient({ requestHandler: LONG, ...client, maxAttempts: 1 })
  return networkMailer(
    (letter) => sendOver(ses, letter, configurationSet),
    () => ses.destroy(),
  )
}

async function sendOver(ses: SESClient, letter: Letter, configurationSet: string | null): Promise<Outcome> {
  const { head, body } = await composeParts(letter)
  const command = new SendRawEmailCommand({
    Source: asciiAddress(letter.from.address),
    Destinations: [asciiAddress(letter.to.address)],
    RawMessage: { Data: STAND_IN },
    ConfigurationSetName: configurationSet ?? undefined,
    Tags: [{ Name: DELIVERY_TAG, Value: letter.id }],
  })
  command.middlewareStack.add(sendsInstead(head, body), { step: 'build', priority: 'high' })
  try {
    const { MessageId, $metadata } = await ses.send(command)
    if (!MessageId) return { kind: 'unknown', reason: 'SES 的答复里没有邮件编号' }
    return {
      kind: 'accepted',
      messageId: MessageId,
      response: `${$metadata.httpStatusCode} ${$metadata.requestId ?? ''}`.trim(),
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return outcomeOfSesError(error)
  }
}
