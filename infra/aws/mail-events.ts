/** Events of mails after SES took them go by the account's event bus and a queue to a function that only writes rows. */
import { Duration, Stack, Validations } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture } from 'aws-cdk-lib/aws-lambda'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { type ConfigurationSet, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { makeFunction } from './functions.ts'

/** All that functions/mail/ses-events.ts reads; opens and clicks are nobody's business. */
const EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
  EmailSendingEvent.RENDERING_FAILURE,
]

/** A batch is 100 reads in one request and as many writes at most; a hundred bounces, one after the other, take seconds. */
const TIMEOUT = Duration.seconds(60)
const BATCH = 100
/** So long a batch is gathered: most events then come when their sender has marked the row, and people see them soon all the same. */
const WINDOW = Duration.seconds(5)

/** Where the listener writes, and the secret that seals the records there. */
type Store = { table: ITable; secret: Secret }

/** `events` waits for the function that listens, `lost` holds what could not be taken in. */
export type EventQueues = { events: Queue; lost: Queue }

export function listenToSes(scope: Construct, store: Store, configurationSet: ConfigurationSet): EventQueues {
  const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
  const lost = new Queue(scope, 'LostMailEvents', { ...common, retentionPeriod: Duration.days(14) })
  Validations.of(lost).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This is the dead-letter queue.' })
  const events = new Queue(scope, 'MailEventsQueue', {
    ...common,
    // Six times the function's, as Lambda asks, so that a batch that it was slow to take up is not brought twice.
    visibilityTimeout: Duration.seconds(6 * TIMEOUT.toSeconds() + WINDOW.toSeconds()),
    // About an hour; then a person is told, and the events wait where they can be moved back from.
    deadLetterQueue: { queue: lost, maxReceiveCount: 10 },
  })
  // SES publishes to an account's default bus only.
  const arn = Stack.of(scope).formatArn({ service: 'events', resource: 'event-bus', resourceName: 'default' })
  configurationSet.addEventDestination('Events', {
    destination: EventDestination.eventBus(EventBus.fromEventBusArn(scope, 'DefaultBus', arn)),
    events: EVENTS,
  })
  new Rule(scope, 'MailEvents', {
    eventPattern: {
      source: ['aws.ses'],
      detail: { mail: { tags: { 'ses:configuration-set': [configurationSet.configurationSetName] } } },
    },
    targets: [new SqsQueue(events, { deadLetterQueue: lost })],
  })
  makeListener(scope, store).addEventSource(
    new SqsEventSource(events, {
      batchSize: BATCH,
      maxBatchingWindow: WINDOW,
      reportBatchItemFailures: true,
      // The fewest that Lambda takes. One writes hundreds of rows a second; more would only contend for one issue's record.
      maxConcurrency: 2,
    }),
  )
  return { events, lost }
}

function makeListener(scope: Construct, { table, secret }: Store) {
  const role = new Role(scope, 'DeliveryEventsRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      // UpdateItem is for the numbers that are kept with the deliveries.
      actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'].map((name) => `dynamodb:${name}`),
      resources: [table.tableArn],
    }),
  )
  secret.grantRead(role)
  return makeFunction(scope, 'delivery-events', role, {
    architecture: Architecture.ARM_64,
    memorySize: 512,
    timeout: TIMEOUT,
    environment: { TABLE_NAME: table.tableName, SECRET_ARN: secret.secretArn },
  })
}
