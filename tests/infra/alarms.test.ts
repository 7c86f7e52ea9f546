/** The alarms on AWS: they reach people, say what those notice, watch what there is to watch, and docs/operations.md says what to do. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { REFUSED_FOR_FAULT } from '#functions/api/errors.ts'
import { readWorkerEnvironment } from '#functions/lambda/environment.ts'
import { MAIL_PAUSED, PARKED_WORK } from '#functions/lambda/parked-work.ts'
import { NOTICE_REFUSED, TEST_MAIL_REFUSED } from '#functions/workers/notices/refused-mails.ts'
import { functionsOf, resourcesOf, synthesised, theOnly } from '../support/aws/synthesised.ts'

const { template } = synthesised({ name: 'Second', alarmMail: 'duty@example.org' })
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm')
const nameOf = (id: string) => id.replace(/[0-9A-F]{8}$/, '')

test('CloudWatch may publish to the topic of the alarms, for this account; people subscribe by mail', () => {
  const [topic, ...others] = resourcesOf(template, 'AWS::SNS::Topic').map(([id]) => id)
  expect(others).toEqual([])
  const policy = theOnly(template, 'AWS::SNS::TopicPolicy').Properties
  expect(policy.Topics).toEqual([{ Ref: topic }])
  expect(policy.PolicyDocument.Statement).toContainEqual(
    expect.objectContaining({
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Resource: { Ref: topic },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }),
  )
  expect(theOnly(template, 'AWS::SNS::Subscription').Properties).toEqual({
    Protocol: 'email',
    Endpoint: 'duty@example.org',
    TopicArn: { Ref: topic },
  })
  for (const [id, { Properties }] of alarms) expect(Properties.AlarmActions, id).toEqual([{ Ref: topic }])
})

test('every alarm says what people will notice, and docs/operations.md what to do', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8')
  const sections = [...page.matchAll(/^### (.+)$/gm)].flatMap(([, names = '']) => names.split(', '))
  expect(sections.toSorted()).toEqual(alarms.map(([id]) => nameOf(id)).toSorted())
  for (const [id, { Properties }] of alarms) expect(Properties.AlarmDescription, id).toMatch(/^[A-Z].{20,}\.$/s)
})

test('a sweep that does not run tells nothing, and that is an alarm; of nothing else silence is one', () => {
  const byMissing = alarms.map(([id, { Properties }]) => [nameOf(id), Properties.TreatMissingData])
  expect(byMissing.filter(([, treated]) => treated === 'breaching')).toEqual([['SweepStandsStill', 'breaching']])
})

/** What one alarm each looks at: namespace, metric, and what it is of. */
const WATCHED = alarms.map(([id, { Properties }]) => {
  const of = (Properties.Dimensions ?? []).map(
    ({ Value }: { Value: { Ref?: string; 'Fn::GetAtt'?: string[] } | string }) =>
      nameOf(typeof Value === 'string' ? Value : (Value.Ref ?? Value['Fn::GetAtt']?.[0] ?? '')),
  )
  return `${nameOf(id)}: ${Properties.Namespace} ${Properties.MetricName} ${of.join(' ')}`.trim()
})

test('they watch the work, the mail, what SES thinks of the account, the pages and the table', () => {
  expect(WATCHED.toSorted()).toEqual([
    'ApiFaults: AWS/ApiGateway 5xx Http',
    'ApiThrottled: AWS/Lambda Throttles Api',
    'BounceRate: AWS/SES Reputation.BounceRate',
    'ComplaintRate: AWS/SES Reputation.ComplaintRate',
    'GivenUpRecords: AWS/SQS ApproximateNumberOfMessagesVisible GivenUp',
    'IndexThrottled: AWS/DynamoDB WriteThrottleEvents by-kind Table',
    'LostEvents: AWS/SQS ApproximateNumberOfMessagesVisible LostMailEvents',
    'MailEventsLate: AWS/SQS ApproximateAgeOfOldestMessage MailEventsQueue',
    'MailPaused: Second MailPaused',
    'ParkedWork: Second ParkedWork',
    'PreviewFaults: AWS/Lambda Errors Preview',
    'PreviewRefused: Second PreviewRefusals',
    'ReadsThrottled: AWS/DynamoDB ReadThrottleEvents Table',
    'RefusedMails: Second RefusedMails',
    'StreamBehind: AWS/Lambda IteratorAge Stream',
    'SweepFaults: AWS/Lambda Errors Sweep',
    'SweepStandsStill: AWS/Lambda Invocations Sweep',
    'WorkersThrottled: AWS/Lambda Throttles Stream',
    'WritesThrottled: AWS/DynamoDB WriteThrottleEvents Table',
  ])
})

test('the application’s own metrics are this installation’s: written where the alarms look', () => {
  const sweep = readWorkerEnvironment(functionsOf(template).get('sweep')?.variables ?? {})
  expect(sweep.metricNamespace).toBe('Second')
  const own = alarms.filter(([, { Properties }]) => Properties.Namespace === 'Second')
  expect(own.map(([, { Properties }]) => Properties.MetricName).toSorted()).toEqual([
    MAIL_PAUSED,
    PARKED_WORK,
    'PreviewRefusals',
    'RefusedMails',
  ])
})

test('a refused notice is counted from the logs of both that mail, and a preview that is refused for a fault from its own', () => {
  const filters = resourcesOf(template, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => Properties)
  const mails = `{ ($.message = "${NOTICE_REFUSED}") || ($.message = "${TEST_MAIL_REFUSED}") }`
  expect(
    filters.map(({ LogGroupName, FilterPattern, MetricTransformations: [{ MetricName }] }) => [
      nameOf(LogGroupName.Ref),
      FilterPattern,
      MetricName,
    ]),
  ).toEqual([
    ['PreviewLog', `{ $.message = "${REFUSED_FOR_FAULT}" }`, 'PreviewRefusals'],
    ['StreamLog', mails, 'RefusedMails'],
    ['SweepLog', mails, 'RefusedMails'],
  ])
  for (const { MetricTransformations } of filters)
    expect(MetricTransformations).toMatchObject([{ MetricNamespace: 'Second', MetricValue: '1' }])
})
