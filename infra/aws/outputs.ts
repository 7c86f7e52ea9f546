/** Outputs of the deployment, printed at its end: what must be put into DNS, and the names of what people must find again. */
import { CfnOutput } from 'aws-cdk-lib'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import type { MailWay } from './mail.ts'
import type { EventQueues } from './mail-events.ts'
import type { Site } from './site.ts'

type Made = {
  site: Site
  mail: MailWay
  table: ITable
  files: IBucket
  logs: IBucket
  givenUp: Queue
  mailEvents: EventQueues | null
  alarms: Topic
}

export function printOutputs(scope: Construct, made: Made): void {
  const { site, mail, mailEvents } = made
  const outputs: [id: string, description: string, value: string][] = [
    ['Address', 'Where people open the site', site.url],
    [
      'CloudFrontName',
      "The CNAME record of the centre's own name leads here",
      site.distribution.distributionDomainName,
    ],
    ...mail.dkimRecords.map(({ name, value }, n): [string, string, string] => [
      `DkimRecord${n + 1}`,
      'A CNAME record that the domain of mailFrom must get: its name, and where it leads',
      `${name} CNAME ${value}`,
    ]),
    ['TableName', 'All but the files', made.table.tableName],
    ['FilesBucket', 'PDFs, pictures and frozen lists', made.files.bucketName],
    ['WebBucket', "The web's files", site.files.bucketName],
    ['LogsBucket', 'Access logs', made.logs.bucketName],
    ['AlarmTopic', 'Where alarms go: each address must confirm that it wants them', made.alarms.topicArn],
    ['GivenUpQueue', 'Stream records that were given up', made.givenUp.queueUrl],
    ...(mailEvents
      ? ([
          ['MailEventsQueueUrl', 'Events of mails that wait to be taken in', mailEvents.events.queueUrl],
          ['MailEventsQueueArn', 'The same queue, to move lost events back to', mailEvents.events.queueArn],
          ['LostMailEventsQueue', 'Events of mails that could not be taken in', mailEvents.lost.queueArn],
        ] satisfies [string, string, string][])
      : []),
  ]
  for (const [id, description, value] of outputs) new CfnOutput(scope, id, { description, value })
}
