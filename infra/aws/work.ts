/** The workers are woken by the table's stream for new work, and every minute by the sweep for what was left. */
import { Duration, Validations } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import type { Role } from 'aws-cdk-lib/aws-iam'
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { keys } from '#functions/store/keys.ts'
import type { Functions } from './functions.ts'
import { acknowledgeWildcards } from './wildcards.ts'

/** Only new work and the heads of records concern the worker; without this it would be woken by every row that anyone writes. */
const NEW_WORK = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: { Keys: { pk: { S: FilterRule.beginsWith(keys.work('', 'open', '').pk) } } },
})
const RECORD_ENDS = FilterCriteria.filter({
  eventName: FilterRule.or('INSERT', 'MODIFY'),
  dynamodb: { Keys: { sk: { S: FilterRule.isEqual(keys.auditHead('').sk) } } },
})

/** Lanes of each shard of the stream; a new table has up to four shards, and each lane takes one execution. */
const STREAM_LANES = 1
/** Records in one call at most, of which the function does a few at once. */
const STREAM_BATCH = 10

/** Answers the queue of stream records that were given up; the sweep does their work all the same. */
export function wakeWorkers(scope: Construct, table: ITable, { stream, sweep }: Functions, streamRole: Role): Queue {
  const givenUp = new Queue(scope, 'GivenUp', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  })
  Validations.of(givenUp).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'This is the dead-letter queue.' })
  stream.addEventSource(
    new DynamoEventSource(table, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      // One lane a shard, with a few pieces of work at once: a new account has 10 executions for everything, and people need
      // theirs. None is held up for long: what takes longer the function leaves to the sweep (functions/lambda/stream.ts).
      batchSize: STREAM_BATCH,
      parallelizationFactor: STREAM_LANES,
      filters: [NEW_WORK, RECORD_ENDS],
      reportBatchItemFailures: true,
      bisectBatchOnError: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(1),
      onFailure: new SqsDlq(givenUp),
    }),
  )
  acknowledgeWildcards(
    streamRole,
    'ListStreams, which Lambda needs to read a stream, cannot be granted for one stream.',
    ['Resource::*'],
  )
  // The next minute is the next attempt: neither EventBridge nor Lambda's own queue tries one again or keeps it for later.
  sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })
  new Rule(scope, 'EveryMinute', {
    schedule: Schedule.rate(Duration.minutes(1)),
    targets: [new LambdaFunction(sweep, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  })
  return givenUp
}
