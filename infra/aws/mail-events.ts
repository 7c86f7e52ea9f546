/** What becomes of mails after SES took them: its events, by the account's event bus, to a function that only writes rows. */
import { Duration, Stack, Validations } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { EventBus, Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture } from 'aws-cdk-lib/aws-lambda'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
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

/** Answers the queue of events that could not be taken in. */
export function listenToSes(scope: Construct, table: ITable, configurationSet: ConfigurationSet): Queue {
  const lost = new Queue(scope, 'LostMailEvents', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  Validations.of(lost).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This is the dead-letter queue.' })
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
    targets: [
      new LambdaFunction(makeListener(scope, table, lost), {
        retryAttempts: 10,
        maxEventAge: Duration.hours(6),
        deadLetterQueue: lost,
      }),
    ],
  })
  return lost
}

function makeListener(scope: Construct, table: ITable, lost: Queue) {
  const role = new Role(scope, 'DeliveryEventsRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
  role.addToPolicy(
    new PolicyStatement({
      actions: ['GetItem', 'BatchGetItem', 'PutItem'].map((name) => `dynamodb:${name}`),
      resources: [table.tableArn],
    }),
  )
  return makeFunction(scope, 'delivery-events', role, {
    architecture: Architecture.ARM_64,
    memorySize: 512,
    timeout: Duration.seconds(30),
    environment: { TABLE_NAME: table.tableName },
    // What a function throws is Lambda's to try again, not the bus's.
    retryAttempts: 2,
    maxEventAge: Duration.hours(6),
    onFailure: new SqsDestination(lost),
  })
}
