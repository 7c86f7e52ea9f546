/** The meaning of SES's errors, answered over its own protocol. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { NotTaken } from '#functions/mail/answers/not-taken.ts'
import { openSes } from '#functions/mail/ses.ts'
import type { About } from '#shared/distribution/about.ts'
import { clientFor } from '../support/aws/aws-client.ts'
import { type SesConduct, serveSes } from '../support/aws/ses-server.ts'
import { aLetter } from './letter.ts'

let server: Awaited<ReturnType<typeof serveSes>>
beforeAll(async () => {
  server = await serveSes()
})
afterAll(() => server.close())

const ERRORS: [conduct: SesConduct, about: About, kind: NotTaken['kind']][] = [
  [
    '400 MessageRejected: Email address is not verified. The following identities failed the check in region CN-NORTH-1: a@b.example',
    'account',
    'retry',
  ],
  ['400 MailFromDomainNotVerifiedException: the MAIL FROM domain', 'account', 'retry'],
  ['400 MailFromDomainNotVerified', 'account', 'retry'],
  ['400 InvalidParameterValue: Illegal Return-Path address', 'sender', 'retry'],
  ['400 AccountSendingPausedException: Sending is disabled for this account', 'account', 'retry'],
  [
    '400 MessageRejected: Sending suspended for this account. For more information, please check the inbox',
    'account',
    'retry',
  ],
  ['400 MessageRejected: Account is paused', 'account', 'retry'],
  ['400 ConfigurationSetSendingPausedException', 'account', 'retry'],
  ['403 AccessDenied: User is not authorized to perform ses:SendRawEmail', 'account', 'retry'],
  ['403 AccessDeniedException', 'account', 'retry'],
  ['403 InvalidClientTokenId: The security token included in the request is invalid.', 'account', 'retry'],
  ['403 SignatureDoesNotMatch', 'account', 'retry'],
  ['403 ExpiredToken', 'account', 'retry'],
  ['400 RequestExpired', 'account', 'retry'],
  ['403 OptInRequired', 'account', 'retry'],
  ['403 SomethingNew', 'account', 'retry'],
  ['454 Throttling: Daily message quota exceeded.', 'account', 'throttled'],
  ['400 Throttling: Daily message quota exceeded.', 'account', 'throttled'],
  ['400 LimitExceededException', 'account', 'throttled'],
  ['400 Throttling: Maximum sending rate exceeded.', 'account', 'throttled'],
  ['400 ThrottlingException: Rate exceeded', 'account', 'throttled'],
  ['429 TooManyRequestsException', 'account', 'throttled'],
  ['429 Whatever: Daily sending quota exceeded', 'account', 'throttled'],
  ['400 ConfigurationSetDoesNotExist: Configuration set does not exist', 'server', 'retry'],
  ['400 ConfigurationSetDoesNotExistException', 'server', 'retry'],
  ['503 ServiceUnavailable', 'server', 'retry'],
  ['400 InvalidParameterValue: Missing final @domain', 'mailbox', 'refused'],
  ['400 InvalidParameterValue: Domain ends with dot', 'mailbox', 'refused'],
  ['400 MessageRejected: Address blacklisted.', 'mailbox', 'refused'],
  ['400 InvalidParameterValue: Message length is more than 10485760 bytes long', 'letter', 'refused'],
  ['400 MessageRejected: Message contains a virus', 'letter', 'refused'],
  ['400 MessageRejected: no', 'letter', 'refused'],
  ['400 SomethingNew', 'letter', 'refused'],
]

test.each(ERRORS)('%s: %s, %s', async (conduct, about, kind) => {
  server.state.conduct = conduct
  const mailer = openSes({ configurationSet: null, client: clientFor(server.url, 10_000) })
  expect(await mailer.send(aLetter({ attachments: [] }))).toMatchObject({ about, kind })
  await mailer.close()
  expect(server.arrivals).toEqual([])
})
