/** Mail events on AWS: SES's events go by the bus and a queue to the one function that listens, with its rights. */
import { expect, test } from 'vitest'
import { LISTENER_RIGHTS } from '../support/aws/listener-rights.ts'
import { eventSourceOf, functionsOf, resourcesOf, synthesised, theOnly } from '../support/aws/synthesised.ts'

const { template } = synthesised()

test('SES tells what became of mails: by a queue to one function, in batches; what fails comes again and is kept in the end', () => {
  const configurationSet = { Ref: expect.stringMatching(/^Mail/) }
  expect(theOnly(template, 'AWS::SES::ConfigurationSetEventDestination').Properties).toMatchObject({
    ConfigurationSetName: configurationSet,
    EventDestination: {
      Enabled: true,
      EventBridgeDestination: {},
      MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject', 'renderingFailure'],
    },
  })
  const rules = resourcesOf(template, 'AWS::Events::Rule').map(([, { Properties }]) => Properties)
  const queued = { 'Fn::GetAtt': [expect.stringMatching(/^MailEventsQueue/), 'Arn'] }
  const lost = { 'Fn::GetAtt': [expect.stringMatching(/^LostMailEvents/), 'Arn'] }
  expect(rules.filter(({ EventPattern }) => EventPattern)).toMatchObject([
    {
      State: 'ENABLED',
      EventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [configurationSet] } } },
      },
      Targets: [{ Arn: queued, DeadLetterConfig: { Arn: lost } }],
    },
  ])
  const [, queue] = resourcesOf(template, 'AWS::SQS::Queue').find(([id]) => id.startsWith('MailEventsQueue')) ?? []
  expect(queue?.Properties).toMatchObject({
    SqsManagedSseEnabled: true,
    RedrivePolicy: { deadLetterTargetArn: lost, maxReceiveCount: 10 },
  })
  const id = functionsOf(template).get('deliveryevents')?.id
  const taken = eventSourceOf(template, 'MailEventsQueue')
  expect(taken).toMatchObject({
    FunctionName: { Ref: id },
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    ScalingConfig: { MaximumConcurrency: 2 },
  })
  expect(taken.BatchSize).toBeLessThanOrEqual(100)
  const [, listener] = resourcesOf(template, 'AWS::Lambda::Function').find(([one]) => one === id) ?? []
  expect(queue?.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(
    6 * listener?.Properties.Timeout + taken.MaximumBatchingWindowInSeconds,
  )
})

test('every queue is encrypted and speaks TLS only', () => {
  const queues = resourcesOf(template, 'AWS::SQS::Queue')
  expect(queues).toHaveLength(3)
  const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy').map(([, { Properties }]) => Properties)
  for (const [id, { Properties }] of queues) {
    expect(Properties.SqsManagedSseEnabled, id).toBe(true)
    const policy = policies.find(({ Queues }) => Queues[0].Ref === id)?.PolicyDocument.Statement
    expect(policy, id).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: 'sqs:*',
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      }),
    )
  }
})

test('the listener may read and write rows, read the secret that seals them, and nothing else; SES keeps no list of its own for these mails', () => {
  const [policy] = resourcesOf(template, 'AWS::IAM::Policy').filter(([id]) => id.startsWith('DeliveryEventsRole'))
  const statements = policy?.[1].Properties.PolicyDocument.Statement
  const actions = statements.flatMap(({ Action }: { Action: string | string[] }) => Action)
  expect(actions.sort()).toEqual([
    ...LISTENER_RIGHTS.map((name) => `dynamodb:${name}`),
    'logs:CreateLogStream',
    'logs:PutLogEvents',
    'secretsmanager:DescribeSecret',
    'secretsmanager:GetSecretValue',
    'sqs:ChangeMessageVisibility',
    'sqs:DeleteMessage',
    'sqs:GetQueueAttributes',
    'sqs:GetQueueUrl',
    'sqs:ReceiveMessage',
  ])
  expect(theOnly(template, 'AWS::SES::ConfigurationSet').Properties.SuppressionOptions).toEqual({
    SuppressedReasons: [],
  })
})
