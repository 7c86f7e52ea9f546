/** A function that is told too little, or something wrong, does not start, and its log names the variable. */
import { expect, test } from 'vitest'
import { readEnvironment, readWorkerEnvironment } from '#functions/lambda/environment.ts'
import { readSmtpSecret } from '#functions/lambda/smtp-secret.ts'

const ARN = 'arn:aws:secretsmanager:eu-north-1:123456789012:secret:key-AbCdEf'
const API = {
  TABLE_NAME: 'table',
  BUCKET_NAME: 'bucket',
  PUBLIC_URL: 'https://briefing.example.org',
  MAIL_FROM: 'briefing@example.org',
  SECRET_ARN: ARN,
}
const WORKER = {
  ...API,
  LEASE_SECONDS: '120',
  MAIL_SENDERS: '10',
  METRIC_NAMESPACE: 'A',
  MAIL: 'ses',
  SES_CONFIGURATION_SET: 'set',
}

test('the API gets its place', () => {
  expect(readEnvironment(API)).toEqual({
    table: 'table',
    bucket: 'bucket',
    publicUrl: 'https://briefing.example.org',
    mailFrom: 'briefing@example.org',
    mailMostBytes: 10 * 1_048_576,
    signIn: { trustedDays: 30, freshCodeHours: 12 },
    secret: { arn: ARN },
  })
})

test.each([
  ['SES with a configuration set', WORKER, { by: 'ses', configurationSet: 'set' }],
  ['SES without', { ...WORKER, SES_CONFIGURATION_SET: undefined }, { by: 'ses', configurationSet: null }],
  ['SMTP by a secret', { ...WORKER, MAIL: 'smtp', SMTP_URL_ARN: ARN }, { by: 'smtp', url: { arn: ARN } }],
  [
    'SMTP by an address',
    { ...WORKER, MAIL: 'smtp', SMTP_URL: 'smtps://a:b@mail.example.org' },
    { by: 'smtp', url: { value: 'smtps://a:b@mail.example.org' } },
  ],
])('a worker mails by %s', (_, variables, mail) => {
  expect(readWorkerEnvironment(variables)).toMatchObject({ mail, leaseMs: 120_000 })
})

test('a mail may be as large as the centre says', () => {
  expect(readEnvironment({ ...API, MAIL_MAX_MB: '40' }).mailMostBytes).toBe(40 * 1_048_576)
})

test('a secret in the environment itself is taken as it is', () => {
  const secret = 'x'.repeat(32)
  expect(readEnvironment({ ...API, SECRET: secret }).secret).toEqual({ value: secret })
})

test.each([
  ['TABLE_NAME', undefined, 'is missing'],
  ['BUCKET_NAME', '', 'is missing'],
  ['PUBLIC_URL', undefined, 'is missing'],
  ['PUBLIC_URL', 'https://briefing.example.org/', 'without a slash'],
  ['PUBLIC_URL', 'briefing.example.org', 'must be an address'],
  ['MAIL_FROM', 'briefing', 'must be a mail address'],
  ['SECRET', 'too short', 'must be 32 characters or more'],
  ['SECRET_ARN', undefined, 'is missing'],
  ['SECRET_ARN', 'secret', 'must be the ARN of a secret'],
  ['LEASE_SECONDS', undefined, 'is missing'],
  ['LEASE_SECONDS', '1.5', 'must be a whole number'],
  ['MAIL_SENDERS', undefined, 'is missing'],
  ['METRIC_NAMESPACE', undefined, 'is missing'],
  ['MAIL_RATE', '0', 'must be a whole number'],
  ['LEASE_SECONDS', '0', 'must be a whole number'],
  ['MAIL_MAX_MB', '0', 'must be a whole number of megabytes'],
  ['TRUSTED_DAYS', 'ever', 'must be a number of days'],
  ['MAIL', undefined, 'must be ses or smtp'],
  ['MAIL', 'post', 'must be ses or smtp'],
])('%s as %j: %s', (name, value, says) => {
  const read = () => readWorkerEnvironment({ ...WORKER, [name]: value })
  expect(read).toThrow(name)
  expect(read).toThrow(says)
})

test.each([
  [undefined, 'is missing'],
  ['http://mail.example.org', 'must begin with smtp://'],
])('mail by SMTP with SMTP_URL as %j: %s', (url, says) => {
  expect(() => readWorkerEnvironment({ ...WORKER, MAIL: 'smtp', SMTP_URL: url })).toThrow(says)
})

const CA = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n'
test.each([
  ['smtps://a:b@mail.example.org', { url: 'smtps://a:b@mail.example.org', ca: null }],
  ['smtp://a:b@mail.example.org:587\n', { url: 'smtp://a:b@mail.example.org:587', ca: null }],
  [JSON.stringify({ url: 'smtps://a:b@mail.example.org', ca: CA }), { url: 'smtps://a:b@mail.example.org', ca: CA }],
])('the secret of a mail server %j', (text, is) => {
  expect(readSmtpSecret(text)).toEqual(is)
})

test.each(['a secret', '{"url":"smtps://a:b@mail.example.org"}', '{"url":"x","ca":""}', '{'])(
  'a secret that is none is refused without being told: %s',
  (text) => {
    expect(() => readSmtpSecret(text)).toThrow(/^The SMTP secret (?!.*(?:a:b|a secret))/)
  },
)
